import type { ReactNode } from 'react'
import type { SentMessage } from '../../../interop/actions/getMessages'
import { CopyableText } from '../components/CopyableText'
import { DescriptionItem, DescriptionList } from '../components/DescriptionList'
import { HexValue } from '../components/HexValue'

/** What a message is, below what a page knows of its way. */
export function MessageFacts({
  message,
  sender,
  children,
}: {
  /** Undefined as long as it is not known. */
  message: SentMessage | undefined
  /** How the page shows the sender's address. */
  sender: (message: SentMessage) => ReactNode
  children: ReactNode
}) {
  return (
    <DescriptionList>
      {children}
      {message && (
        <>
          <DescriptionItem name="Sender">{sender(message)}</DescriptionItem>
          <DescriptionItem name="Message hash">
            <HexValue value={message.messageHash} label="message hash" />
          </DescriptionItem>
          <DescriptionItem name="Data">
            <CopyableText text={message.data} label="data" />
          </DescriptionItem>
        </>
      )}
    </DescriptionList>
  )
}
