import type { Client, GetChainIdErrorType, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../errors/ErrorType'
import {
  MessageNotSentError,
  type MessageNotSentErrorType,
  type MessageProofUnsupportedErrorType,
  MessageTransactionNotFoundError,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
} from '../errors/message'
import type { InvalidRpcResponseErrorType } from '../errors/rpc'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import { proveMessage } from '../rpc/proveMessage'
import type { MessageProof } from '../types'

export type { MessageProof }

export type GetMessageProofParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
  /** Index of the message among all messages of the transaction. @default 0 */
  messageIndex?: number | undefined
}

export type GetMessageProofReturnType = MessageProof | null

export type GetMessageProofErrorType =
  | MessageTransactionNotFoundErrorType
  | MessageTransactionRevertedErrorType
  | MessageNotSentErrorType
  | MessageProofUnsupportedErrorType
  | InvalidRpcResponseErrorType
  | GetChainIdErrorType
  | RequestErrorType
  | ErrorType

/**
 * Returns the Merkle proof of a message, after checking that it leads from the message to the root that the node returned.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getmessageproof`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`, `zks_getL2ToL1LogProof` (or `zks_getL2ToL1MsgProof` on older nodes),
 *   `eth_chainId` if the client has no `chain`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetMessageProofParameters}
 * @returns The message and its proof, as verifying contracts accept them; null until the node serves the proof.
 *   {@link GetMessageProofReturnType}
 * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
 * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
 * @throws {@link InvalidRpcResponseError} if the receipt or the proof is malformed, or the proof is invalid.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageProof } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const proof = await getMessageProof(client, { hash: '0x…' })
 */
export async function getMessageProof(
  client: Client,
  parameters: GetMessageProofParameters,
): Promise<GetMessageProofReturnType> {
  const { hash, messageIndex = 0 } = parameters
  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) throw new MessageTransactionNotFoundError({ hash })
  if (receipt.isReverted) throw new MessageTransactionRevertedError({ hash })
  const { messages } = receipt
  const message = messages[messageIndex]
  if (!message) throw new MessageNotSentError({ hash, messageIndex, count: messages.length })
  return proveMessage(client, message, receipt)
}
