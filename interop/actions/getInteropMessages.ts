import { type Client, type Hash, isAddressEqual } from 'viem'
import { interopCenterAddress } from '../addresses'
import { decodeInteropMessage } from '../center/decodeInteropMessage'
import type { InteropMessage } from '../types'
import { getMessages } from './getMessages'

/** A message that a transaction sent through the interop centre. */
export type SentInteropMessage = {
  /** Stands for the message. */
  interopHash: Hash
  message: InteropMessage
  /** Which of the transaction's messages it is, those that did not go through the centre included. */
  messageIndex: number
}

export type GetInteropMessagesParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
}

export type GetInteropMessagesReturnType = SentInteropMessage[]

/**
 * Reads every message that a transaction sent through the interop centre, whoever called it.
 *
 * @param client - Client of the source chain.
 * @returns The messages in the order in which they were sent; none if there are none.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getInteropMessages } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const [sent] = await getInteropMessages(client, { hash: '0x…' })
 */
export async function getInteropMessages(
  client: Client,
  { hash }: GetInteropMessagesParameters,
): Promise<GetInteropMessagesReturnType> {
  const messages = await getMessages(client, { hash })
  return messages.flatMap(({ sender, data, messageHash }, messageIndex) =>
    isAddressEqual(sender, interopCenterAddress)
      ? [{ interopHash: messageHash, message: decodeInteropMessage(data), messageIndex }]
      : [],
  )
}
