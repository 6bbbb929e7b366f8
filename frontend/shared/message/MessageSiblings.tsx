import { useQuery } from '@tanstack/react-query'
import { PillLink } from '../components/PillLink'
import { useNetwork } from '../environment/useNetwork'
import type { MessageId } from './MessageId'
import { messagesQuery } from './messagesQuery'

/** Links to all messages of a transaction; nothing if there is only one. */
export function MessageSiblings({
  id,
  pathOf,
}: {
  id: MessageId
  /** The page of a message. */
  pathOf: (id: MessageId) => string
}) {
  const { clientOf } = useNetwork()
  const { data: messages = [] } = useQuery(messagesQuery(clientOf(id.chainId), id))
  if (messages.length < 2) return null
  return (
    <nav aria-label="Messages of this transaction" className="flex flex-wrap gap-2">
      {messages.map(({ logIndex }, messageIndex) => (
        <PillLink
          key={logIndex}
          to={pathOf({ ...id, messageIndex })}
          aria-current={messageIndex === id.messageIndex ? 'page' : undefined}
        >
          Message {messageIndex + 1} of {messages.length}
        </PillLink>
      ))}
    </nav>
  )
}
