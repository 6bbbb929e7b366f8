import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import { getReceipt, type Receipt } from '../rpc/getReceipt'

/** The receipt of a transaction; polled until there is one. */
export function receiptQuery(client: Client, { chainId, hash }: { chainId: number; hash: Hash }) {
  return queryOptions({
    queryKey: ['receipt', chainId, hash],
    queryFn: () => getReceipt(client, hash),
    ...untilFinal(client, (receipt: Receipt | null) => receipt !== null),
  })
}
