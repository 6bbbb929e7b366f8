import type { Client, Hash } from 'viem'
import {
  type InteropPermanentError,
  InteropRootMismatchError,
  MessageNotSentError,
  MessageTransactionRevertedError,
} from '../errors/message'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import { getSettlement } from '../rpc/getSettlement'
import { proveMessage } from '../rpc/proveMessage'
import { request } from '../rpc/request'
import type { MessageProof, SentMessage, Settlement } from '../types'
import { getInteropRoot } from './getInteropRoot'
import { verifyMessage } from './verifyMessage'

export type { Settlement }

type Settling = { message: SentMessage; batchNumber: bigint; settlement: Settlement }

/** Where a message is on its way, with what is known at that stage. */
export type MessageStatus =
  /** The source chain does not know the transaction. */
  | { stage: 'unknown' }
  /** The transaction is in no block yet. */
  | { stage: 'pending' }
  /** The message will never arrive. */
  | { stage: 'failed'; error: InteropPermanentError }
  /** The message is in a block. */
  | { stage: 'sent'; message: SentMessage }
  /** Its block is in a sealed batch. */
  | { stage: 'batched'; message: SentMessage; batchNumber: bigint }
  /** The batch is committed to the settlement layer. */
  | ({ stage: 'committed' } & Settling)
  /** The batch is proven. */
  | ({ stage: 'proven' } & Settling)
  /** The batch is executed; the proof comes with it as soon as the node serves it. */
  | ({ stage: 'executed'; proof: MessageProof | null } & Settling)
  /** The destination has imported the root that the proof leads to. */
  | ({ stage: 'rootImported'; proof: MessageProof } & Settling)
  /** The verifier of the destination accepts the message. */
  | ({ stage: 'verifiable'; proof: MessageProof } & Settling)

export type GetMessageStatusParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
  /** Which of the transaction's messages. @default 0 */
  messageIndex?: number | undefined
  /** Client of the chain that is to verify the message: without it the stages end with `executed`. */
  destination?: Client | undefined
  /** Client of the settlement layer: with it a stage counts only once its transaction there has succeeded. */
  settlementLayer?: Client | undefined
}

export type GetMessageStatusReturnType = MessageStatus

/**
 * Finds out where a message is on its way, without waiting for anything.
 *
 * @param client - Client of the source chain.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageStatus } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const status = await getMessageStatus(client, { hash: '0x…', destination })
 * if (status.stage === 'verifiable') console.log(status.proof)
 */
export async function getMessageStatus(
  client: Client,
  parameters: GetMessageStatusParameters,
): Promise<GetMessageStatusReturnType> {
  const { hash, messageIndex = 0, destination, settlementLayer } = parameters

  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) {
    const transaction = await request(client, 'eth_getTransactionByHash', [hash])
    return { stage: transaction === null ? 'unknown' : 'pending' }
  }
  if (receipt.isReverted)
    return { stage: 'failed', error: new MessageTransactionRevertedError({ hash }) }
  const { messages, transactionIndex } = receipt
  const message = messages[messageIndex]
  if (!message) {
    const error = new MessageNotSentError({ hash, messageIndex, count: messages.length })
    return { stage: 'failed', error }
  }

  // Some nodes never name the batch in a receipt: there the proof is the first to tell.
  const early =
    message.batchNumber === null ? await proveMessage(client, { message, transactionIndex }) : null
  const batchNumber = message.batchNumber ?? early?.batchNumber
  if (batchNumber === undefined) return { stage: 'sent', message }
  const { settlement, stage } = await getSettlement(client, { hash, batchNumber, settlementLayer })
  const settling = { message, batchNumber, settlement }
  if (stage === 'batched') return { stage, message, batchNumber }
  if (stage === 'committed' || stage === 'proven') return { stage, ...settling }

  const proof = early ?? (await proveMessage(client, { message, transactionIndex }))
  // Of a node that tells nothing about settlement, only the proof shows that the batch is executed.
  if (!proof && !stage) return { stage: 'batched', message, batchNumber }
  if (!proof || !destination) return { stage: 'executed', proof, ...settling }

  const { settlementLayer: rootId, interopRoot: computed } = proof
  const imported = await getInteropRoot(destination, rootId)
  if (!imported) return { stage: 'executed', proof, ...settling }
  if (imported !== computed) {
    const error = new InteropRootMismatchError({ settlementLayer: rootId, computed, imported })
    return { stage: 'failed', error }
  }
  const isVerifiable = await verifyMessage(destination, proof)
  return { stage: isVerifiable ? 'verifiable' : 'rootImported', proof, ...settling }
}
