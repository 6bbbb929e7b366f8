import { type Address, decodeEventLog, encodeEventTopics, isAddressEqual, slice } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { messageHash } from '../../../interop/superchain/codec/messageHash'
import type { EventSource } from '../events/EventSource'
import type { IndexedMessage, SentMessage } from '../message/SentMessage'

const event = { abi: l2ToL2CrossDomainMessengerAbi, eventName: 'SentMessage' } as const

/** The messages of a chain of the Superchain; those that were sent again appear again. */
export const sentMessages: EventSource<IndexedMessage> = {
  name: 'sentMessages',
  filters: [
    {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      topics: encodeEventTopics(event),
    },
  ],
  parse({ topics, data }, { chainId, indexInTransaction }) {
    const { messageNonce: nonce, ...args } = decodeEventLog({ ...event, topics, data }).args
    return {
      sender: args.sender,
      destination: args.destination,
      messageHash: messageHash({ ...args, nonce, source: BigInt(chainId) }),
      messageIndex: indexInTransaction,
    }
  },
}

/** Those of a sender, which is not indexed. */
export const sentBy = (sender: Address): EventSource<SentMessage> => ({
  ...sentMessages,
  name: `sentMessages ${sender}`,
  // The sender is the first word of the data; decoding all of it would take long.
  select: (logs) => logs.filter(({ data }) => isAddressEqual(slice(data, 12, 32), sender)),
  parse: (log, place) => ({ ...sentMessages.parse(log, place), messageIndex: undefined }),
})
