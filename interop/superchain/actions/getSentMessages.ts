import type { Client, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../../errors/ErrorType'
import {
  MessageTransactionNotFoundError,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
} from '../../errors/message'
import type { InvalidRpcResponseErrorType } from '../../errors/rpc'
import { getChainId } from '../rpc/getChainId'
import { getTransactionLogs } from '../rpc/getTransactionLogs'
import { readSentMessage } from '../rpc/readSentMessage'
import type { SentMessage } from '../types'

export type GetSentMessagesParameters = {
  /** Hash of a transaction that sent messages, or sent them again. */
  hash: Hash
}

export type GetSentMessagesReturnType = SentMessage[]

export type GetSentMessagesErrorType =
  | MessageTransactionNotFoundErrorType
  | MessageTransactionRevertedErrorType
  | InvalidRpcResponseErrorType
  | RequestErrorType
  | ErrorType

/**
 * Returns all messages that a transaction sent through the messenger, by any caller and to any chain.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#getsentmessages`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`, `eth_chainId`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetSentMessagesParameters}
 * @returns The messages in the order in which they were sent; empty if there are none. {@link GetSentMessagesReturnType}
 * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getSentMessages } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const messages = await getSentMessages(client, { hash: '0x…' })
 */
export async function getSentMessages(
  client: Client,
  parameters: GetSentMessagesParameters,
): Promise<GetSentMessagesReturnType> {
  const { hash } = parameters
  const transaction = await getTransactionLogs(client, hash)
  if (!transaction) throw new MessageTransactionNotFoundError({ hash })
  if (transaction.isReverted) throw new MessageTransactionRevertedError({ hash })
  const source = await getChainId(client)
  return transaction.logs.flatMap((log) => readSentMessage(log, source) ?? [])
}
