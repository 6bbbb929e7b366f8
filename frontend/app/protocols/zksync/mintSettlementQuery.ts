import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import {
  getTransactionSettlement,
  type TransactionSettlement,
} from '../../../../interop/actions/getTransactionSettlement'
import { whileAwaited } from '../../../../interop/react/query/untilFinal'

const isFinal = ({ stage }: TransactionSettlement) => stage === 'executed'

/** Settlement status of the mint of a reward; polled until it is final. */
export function mintSettlementQuery(
  destination: Client,
  { chainId, hash }: { chainId: number; hash: Hash },
) {
  return queryOptions({
    queryKey: ['settlement', chainId, hash],
    queryFn: () => getTransactionSettlement(destination, { hash }),
    ...whileAwaited(destination, isFinal, ({ stage }) => stage),
  })
}
