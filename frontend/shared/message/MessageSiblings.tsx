import type { MessageId } from '../../../interop/react/MessageId'
import { PillLink } from '../components/PillLink'
import { inspector } from '../i18n/inspectorMessages'
import { nearby } from './nearby'

/** Links to the messages of a transaction, or to those nearby and at its ends if there are many; nothing if there is only one. */
export function MessageSiblings({
  id,
  count,
  pathOf,
}: {
  id: MessageId
  /** Number of messages of the transaction. */
  count: number
  /** The page of a message. */
  pathOf: (id: MessageId) => string
}) {
  const messages = inspector().details
  if (count < 2) return null
  return (
    <nav aria-label={messages.siblings} className="flex flex-wrap gap-2">
      {nearby(id.messageIndex, count).map((messageIndex) => (
        <PillLink
          key={messageIndex}
          to={pathOf({ ...id, messageIndex })}
          aria-current={messageIndex === id.messageIndex ? 'page' : undefined}
        >
          {messages.sibling(messageIndex + 1, count)}
        </PillLink>
      ))}
    </nav>
  )
}
