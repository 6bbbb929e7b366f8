import type { Client, Hash } from 'viem'
import { MessageTransactionNotFoundError, MessageTransactionRevertedError } from '../errors/message'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import type { SentMessage } from '../types'

export type { SentMessage }

export type GetMessagesParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
}

export type GetMessagesReturnType = SentMessage[]

/**
 * Reads every message that a transaction sent, whoever called the messenger.
 *
 * @param client - Client of the source chain.
 * @returns The messages in the order in which they were sent; none if there are none.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessages } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const messages = await getMessages(client, { hash: '0x…' })
 */
export async function getMessages(
  client: Client,
  { hash }: GetMessagesParameters,
): Promise<GetMessagesReturnType> {
  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) throw new MessageTransactionNotFoundError({ hash })
  if (receipt.isReverted) throw new MessageTransactionRevertedError({ hash })
  return receipt.messages
}
