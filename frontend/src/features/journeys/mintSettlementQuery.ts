import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import {
  getTransactionSettlement,
  type TransactionSettlement,
} from '../../../../interop/actions/getTransactionSettlement'

const isFinal = (settlement: TransactionSettlement | undefined) => settlement?.stage === 'executed'

/** How far the mint of a reward has settled; asked for until nothing can undo it. */
export function mintSettlementQuery(
  destination: Client,
  { chainId, hash }: { chainId: number; hash: Hash },
) {
  return queryOptions({
    queryKey: ['settlement', chainId, hash],
    queryFn: () => getTransactionSettlement(destination, { hash }),
    refetchInterval: ({ state }) => (isFinal(state.data) ? false : destination.pollingInterval),
    staleTime: ({ state }) => (isFinal(state.data) ? Number.POSITIVE_INFINITY : 0),
  })
}
