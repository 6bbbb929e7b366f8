import { decodeEventLog, encodeEventTopics } from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import type { EventSource } from '../events/EventSource'
import type { SentMessage } from '../message/SentMessage'

const event = { abi: l1MessengerAbi, eventName: 'L1MessageSent' } as const

/** The messages of a ZKsync chain. */
export const sentMessages: EventSource<SentMessage> = {
  name: 'sentMessages',
  filters: [{ address: systemAddresses.l1Messenger, topics: encodeEventTopics(event) }],
  parse({ topics, data }, { indexInTransaction }) {
    const { args } = decodeEventLog({ ...event, topics, data })
    return { sender: args._sender, messageHash: args._hash, messageIndex: indexInTransaction }
  },
}
