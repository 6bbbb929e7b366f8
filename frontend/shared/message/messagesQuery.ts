import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessages } from '../../../interop/actions/getMessages'

/** All messages of a transaction. */
export function messagesQuery(client: Client, { chainId, hash }: { chainId: number; hash: Hash }) {
  return queryOptions({
    queryKey: ['messages', chainId, hash],
    queryFn: () => getMessages(client, { hash }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
