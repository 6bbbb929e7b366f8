import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { MessageTable } from '../message/MessageTable'
import { protocolOf } from '../protocols'
import { EventList } from './EventList'

/** The messages that a chain sent. */
export function MessageList({ chain }: { chain: ManifestChain }) {
  const { sentMessages } = protocolOf(useNetwork().manifest)
  return (
    <EventList chain={chain} source={sentMessages} what="messages">
      {(messages) => <MessageTable label={`Messages of ${chain.name}`} messages={messages} />}
    </EventList>
  )
}
