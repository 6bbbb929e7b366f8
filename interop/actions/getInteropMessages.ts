import { type Client, type Hash, isAddressEqual } from 'viem'
import { interopCenterAddress } from '../addresses'
import { decodeInteropMessage } from '../center/decodeInteropMessage'
import type { MalformedInteropMessageErrorType } from '../errors/center'
import type { InteropMessage } from '../types'
import { type GetMessagesErrorType, getMessages } from './getMessages'

/** A message that a transaction sent through the interop center. */
export type SentInteropMessage = {
  /** Identifies the message on every chain. */
  interopHash: Hash
  message: InteropMessage
  /** Index among all messages of the transaction, including those not sent through the interop center. */
  messageIndex: number
}

export type GetInteropMessagesParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
}

export type GetInteropMessagesReturnType = SentInteropMessage[]

export type GetInteropMessagesErrorType = GetMessagesErrorType | MalformedInteropMessageErrorType

/**
 * Returns the messages that a transaction sent through the interop center.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getinteropmessages`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetInteropMessagesParameters}
 * @returns The messages in the order in which they were sent; empty if there are none. {@link GetInteropMessagesReturnType}
 * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link MalformedInteropMessageError} if a message of the interop center cannot be decoded.
 * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getInteropMessages } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const [sent] = await getInteropMessages(client, { hash: '0x…' })
 */
export async function getInteropMessages(
  client: Client,
  parameters: GetInteropMessagesParameters,
): Promise<GetInteropMessagesReturnType> {
  const messages = await getMessages(client, parameters)
  return messages.flatMap(({ sender, data, messageHash }, messageIndex) =>
    isAddressEqual(sender, interopCenterAddress)
      ? [{ interopHash: messageHash, message: decodeInteropMessage(data), messageIndex }]
      : [],
  )
}
