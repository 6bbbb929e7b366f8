import type { Address, Client, Hash, Hex } from 'viem'
import { MessageTransactionNotFoundError, MessageTransactionRevertedError } from '../errors/message'
import { getMessageReceipt } from '../rpc/getMessageReceipt'

/** A message that a transaction sent. */
export type SentMessage = {
  /** The account or contract that called the messenger. */
  sender: Address
  data: Hex
  /** keccak-256 of `data`. */
  messageHash: Hash
  transactionHash: Hash
  blockNumber: bigint
  /** Index of the message's event in its block. */
  logIndex: number
  /** Position among all L2-to-L1 logs of its transaction, which is what nodes ask for. */
  index: number
  /** Null until the batch is sealed. */
  batchNumber: bigint | null
  /** Index of its transaction in the batch; null until the batch is sealed. */
  txNumberInBatch: number | null
}

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
