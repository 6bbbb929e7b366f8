import type { ReactNode } from 'react'
import type { Address, Hash, Hex } from 'viem'
import { CopyableText } from '../components/CopyableText'
import { DescriptionItem, DescriptionList } from '../components/DescriptionList'
import { HexValue } from '../components/HexValue'
import { inspector } from '../i18n/inspectorMessages'
import { hexToText } from './hexToText'

type Message = { sender: Address; messageHash: Hash; data: Hex }

/** Sender, hash and data of a message, also as text if it is text. */
export function MessageDetails({
  message,
  sender,
  children,
}: {
  /** Undefined while loading. */
  message: Message | undefined
  /** Renders the address of the sender. */
  sender: (message: Message) => ReactNode
  children: ReactNode
}) {
  const messages = inspector().details
  const text = message && hexToText(message.data)
  return (
    <DescriptionList>
      {children}
      {message && (
        <>
          <DescriptionItem name={messages.sender}>{sender(message)}</DescriptionItem>
          <DescriptionItem name={messages.hash}>
            <HexValue value={message.messageHash} label={messages.hash} />
          </DescriptionItem>
          {text !== undefined && (
            <DescriptionItem name={messages.text}>
              <span dir="auto" className="min-w-0 whitespace-pre-wrap wrap-anywhere">
                {text}
              </span>
            </DescriptionItem>
          )}
          <DescriptionItem name={messages.data}>
            <CopyableText text={message.data} label={messages.data} />
          </DescriptionItem>
        </>
      )}
    </DescriptionList>
  )
}
