import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import { getTransaction, type Transaction } from '../rpc/getTransaction'

/** A transaction of a chain; null if not found. Polled until it is included. */
export function transactionQuery(
  client: Client,
  { chainId, hash }: { chainId: number; hash: Hash },
) {
  return queryOptions({
    queryKey: ['transaction', chainId, hash],
    queryFn: () => getTransaction(client, hash),
    ...untilFinal(
      client,
      (transaction: Transaction | null) => transaction !== null && transaction.blockNumber !== null,
    ),
  })
}
