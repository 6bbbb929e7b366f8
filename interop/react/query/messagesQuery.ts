import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'

/** Reads the messages of a transaction, in the order in which they were sent. */
export type MessageReader<message> = (
  client: Client,
  parameters: { hash: Hash },
) => Promise<readonly message[]>

/** All messages of a transaction. */
export function messagesQuery<message>(
  client: Client,
  {
    chainId,
    hash,
    getMessages,
  }: { chainId: number; hash: Hash; getMessages: MessageReader<message> },
) {
  return queryOptions({
    queryKey: ['interopMessages', chainId, hash],
    queryFn: () => getMessages(client, { hash }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
