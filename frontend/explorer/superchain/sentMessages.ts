import { decodeEventLog, encodeEventTopics } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { messageHash } from '../../../interop/superchain/codec/messageHash'
import type { EventSource } from '../events/EventSource'
import type { SentMessage } from '../message/SentMessage'

const event = { abi: l2ToL2CrossDomainMessengerAbi, eventName: 'SentMessage' } as const

/** The messages of a chain of the Superchain; those that were sent again appear again. */
export const sentMessages: EventSource<SentMessage> = {
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
