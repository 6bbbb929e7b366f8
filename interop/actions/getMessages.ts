import type { Client, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../errors/ErrorType'
import {
  MessageTransactionNotFoundError,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
} from '../errors/message'
import type { InvalidRpcResponseErrorType } from '../errors/rpc'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import type { SentMessage } from '../types'

export type { SentMessage }

export type GetMessagesParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
}

export type GetMessagesReturnType = SentMessage[]

export type GetMessagesErrorType =
  | MessageTransactionNotFoundErrorType
  | MessageTransactionRevertedErrorType
  | InvalidRpcResponseErrorType
  | RequestErrorType
  | ErrorType

/**
 * Returns all messages that a transaction sent, by any caller of the messenger.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getmessages`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetMessagesParameters}
 * @returns The messages in the order in which they were sent; empty if there are none. {@link GetMessagesReturnType}
 * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessages } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const messages = await getMessages(client, { hash: '0x…' })
 */
export async function getMessages(
  client: Client,
  parameters: GetMessagesParameters,
): Promise<GetMessagesReturnType> {
  const { hash } = parameters
  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) throw new MessageTransactionNotFoundError({ hash })
  if (receipt.isReverted) throw new MessageTransactionRevertedError({ hash })
  return receipt.messages
}
