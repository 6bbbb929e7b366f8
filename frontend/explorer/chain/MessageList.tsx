import type { ManifestChain } from '../../../deployments/manifest'
import { MessageTable } from '../message/MessageTable'
import { readSentMessages } from '../message/readSentMessages'
import { EventList } from './EventList'

/** The messages that a chain sent. */
export function MessageList({ chain }: { chain: ManifestChain }) {
  return (
    <EventList chain={chain} name="sentMessages" what="messages" read={readSentMessages}>
      {(messages) => <MessageTable label={`Messages of ${chain.name}`} messages={messages} />}
    </EventList>
  )
}
