import type { ReactNode } from 'react'
import type { Address, Hash, Hex } from 'viem'
import { CopyableText } from '../components/CopyableText'
import { DescriptionItem, DescriptionList } from '../components/DescriptionList'
import { HexValue } from '../components/HexValue'

type Message = { sender: Address; messageHash: Hash; data: Hex }

/** Sender, hash and data of a message. */
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
