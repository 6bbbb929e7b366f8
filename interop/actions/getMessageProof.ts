import type { Client, Hash } from 'viem'
import {
  MessageNotSentError,
  MessageTransactionNotFoundError,
  MessageTransactionRevertedError,
} from '../errors/message'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import { proveMessage } from '../rpc/proveMessage'
import type { MessageProof } from '../types'

export type { MessageProof }

export type GetMessageProofParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
  /** Which of the transaction's messages. @default 0 */
  messageIndex?: number | undefined
}

export type GetMessageProofReturnType = MessageProof | null

/**
 * Fetches the proof of a message and checks that it leads from the message to the announced root.
 *
 * @param client - Client of the source chain, whatever generation of the proof methods its node speaks.
 * @returns The arguments that a verifying contract takes, or null as long as there is no proof.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageProof } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const proof = await getMessageProof(client, { hash: '0x…' })
 */
export async function getMessageProof(
  client: Client,
  { hash, messageIndex = 0 }: GetMessageProofParameters,
): Promise<GetMessageProofReturnType> {
  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) throw new MessageTransactionNotFoundError({ hash })
  if (receipt.isReverted) throw new MessageTransactionRevertedError({ hash })
  const { messages, transactionIndex } = receipt
  const message = messages[messageIndex]
  if (!message) throw new MessageNotSentError({ hash, messageIndex, count: messages.length })
  return proveMessage(client, { message, transactionIndex })
}
