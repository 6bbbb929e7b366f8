import { queryOptions } from '@tanstack/react-query'
import { type Address, type Client, type Hash, isAddressEqual } from 'viem'
import type { MessageReader } from '../../../shared/message/messagesQuery'

/** The index, among the messages of a transaction, of the one with this sender and hash. */
export function messageIndexQuery(
  client: Client,
  {
    chainId,
    hash,
    sender,
    messageHash,
    getMessages,
  }: {
    chainId: number
    hash: Hash
    sender: Address
    messageHash: Hash
    getMessages: MessageReader<{ sender: Address; messageHash: Hash }>
  },
) {
  return queryOptions({
    queryKey: ['messageIndex', chainId, hash, sender, messageHash],
    queryFn: async () => {
      const messages = await getMessages(client, { hash })
      const index = messages.findIndex(
        (message) => isAddressEqual(message.sender, sender) && message.messageHash === messageHash,
      )
      if (index === -1) throw new Error('The node does not return the message of the deposit.')
      return index
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
