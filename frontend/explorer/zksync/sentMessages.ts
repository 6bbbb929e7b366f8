import { type Address, decodeEventLog, encodeEventTopics } from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import type { ChainLog, EventSource } from '../events/EventSource'
import type { IndexedMessage, SentMessage } from '../message/SentMessage'

const event = { abi: l1MessengerAbi, eventName: 'L1MessageSent' } as const

/** The messages of a ZKsync chain. */
export const sentMessages: EventSource<IndexedMessage> = {
  name: 'sentMessages',
  filters: [{ address: systemAddresses.l1Messenger, topics: encodeEventTopics(event) }],
  parse: (log, { indexInTransaction }) => ({ ...parse(log), messageIndex: indexInTransaction }),
}

/** Those of a sender. */
export const sentBy = (sender: Address): EventSource<SentMessage> => ({
  name: `sentMessages ${sender}`,
  filters: [
    {
      address: systemAddresses.l1Messenger,
      topics: encodeEventTopics({ ...event, args: { _sender: sender } }),
    },
  ],
  parse,
})

function parse({ topics, data }: ChainLog): SentMessage {
  const { args } = decodeEventLog({ ...event, topics, data })
  return { sender: args._sender, messageHash: args._hash }
}
