import type { Client, Hash } from 'viem'
import type { InteropPermanentError } from '../errors/InteropError'
import {
  InteropRootMismatchError,
  MessageNotSentError,
  type MessageNotSentErrorType,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
} from '../errors/message'
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import { getSettlement } from '../rpc/getSettlement'
import { proveMessage } from '../rpc/proveMessage'
import { request } from '../rpc/request'
import type { MessageProof, SentMessage, Settlement } from '../types'
import { type GetInteropRootErrorType, getInteropRoot } from './getInteropRoot'
import type { GetMessageProofErrorType } from './getMessageProof'
import type { GetTransactionSettlementErrorType } from './getTransactionSettlement'
import { type VerifyMessageErrorType, verifyMessage } from './verifyMessage'

export type { Settlement }

type Settling = { message: SentMessage; batchNumber: bigint; settlement: Settlement }

/** The stage of a message, with what is known at that stage. */
export type MessageStatus =
  /** The source chain does not have the transaction. */
  | { stage: 'unknown' }
  /** The transaction is not included in a block yet. */
  | { stage: 'pending' }
  /** The message will never be verifiable. */
  | { stage: 'failed'; error: InteropPermanentError }
  /** The message is included in a block. */
  | { stage: 'sent'; message: SentMessage }
  /** The block is part of a sealed batch. */
  | { stage: 'batched'; message: SentMessage; batchNumber: bigint }
  /** The batch is committed to the settlement layer. */
  | ({ stage: 'committed' } & Settling)
  /** The batch is proven. */
  | ({ stage: 'proven' } & Settling)
  /** The batch is executed; the proof is null until the node serves it. */
  | ({ stage: 'executed'; proof: MessageProof | null } & Settling)
  /** The destination has imported the interop root that the proof leads to. */
  | ({ stage: 'rootImported'; proof: MessageProof } & Settling)
  /** The verifier on the destination accepts the message. */
  | ({ stage: 'verifiable'; proof: MessageProof } & Settling)

export type GetMessageStatusParameters = {
  /** Hash of the sending transaction. */
  hash: Hash
  /** Index of the message among all messages of the transaction. @default 0 */
  messageIndex?: number | undefined
  /** Client of the chain that verifies the message. Without it the last stage is `executed`. */
  destination?: Client | undefined
  /** Client of the settlement layer: with it a stage counts only once its transaction there has succeeded. */
  settlementLayer?: Client | undefined
  /** The proof of the message, such as from `rebuildMessageProof`; with it the node is not asked for one. */
  proof?: MessageProof | undefined
}

export type GetMessageStatusReturnType = MessageStatus

export type GetMessageStatusErrorType =
  | Exclude<
      GetMessageProofErrorType,
      | MessageNotSentErrorType
      | MessageTransactionNotFoundErrorType
      | MessageTransactionRevertedErrorType
    >
  | GetTransactionSettlementErrorType
  | GetInteropRootErrorType
  | VerifyMessageErrorType

/**
 * Returns the current stage of a message, without waiting.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getmessagestatus`
 * - JSON-RPC Methods:
 *   - source chain: `eth_getTransactionReceipt`, `eth_getTransactionByHash`, `zks_getL1BatchDetails` (or
 *     `zks_getTransactionDetails`), `zks_getL2ToL1LogProof` (or `zks_getL2ToL1MsgProof`), `eth_chainId`
 *   - destination: `eth_call`
 *   - settlement layer: `eth_getTransactionReceipt`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetMessageStatusParameters}
 * @returns The stage, with what is known at that stage. {@link GetMessageStatusReturnType}
 * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
 * @throws {@link InteropUnsupportedError} if the destination has no interop contracts.
 * @throws {@link ProofRevertedError} if the verifier on the destination cannot decode the proof.
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageStatus } from '@interstake/interop'
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
  const { proof: known } = parameters

  const receipt = await getMessageReceipt(client, hash)
  if (!receipt) {
    const transaction = await request(client, 'eth_getTransactionByHash', [hash])
    return { stage: transaction === null ? 'unknown' : 'pending' }
  }
  if (receipt.isReverted)
    return { stage: 'failed', error: new MessageTransactionRevertedError({ hash }) }
  const { messages } = receipt
  const message = messages[messageIndex]
  if (!message) {
    const error = new MessageNotSentError({ hash, messageIndex, count: messages.length })
    return { stage: 'failed', error }
  }

  const prove = async () => known ?? (await proveMessage(client, message, receipt))
  // Receipts of some nodes lack the batch number: the proof contains it.
  const early = message.batchNumber === null ? await prove() : null
  const batchNumber = message.batchNumber ?? early?.batchNumber
  if (batchNumber === undefined) return { stage: 'sent', message }
  const { settlement, stage } = await getSettlement(client, { hash, batchNumber, settlementLayer })
  const settling = { message, batchNumber, settlement }
  if (stage === 'batched') return { stage, message, batchNumber }
  if (stage === 'committed' || stage === 'proven') return { stage, ...settling }

  const proof = early ?? (await prove())
  // Without settlement details, only a proof shows that the batch is executed.
  if (!proof && !stage) return { stage: 'batched', message, batchNumber }
  if (!proof || !destination) return { stage: 'executed', proof, ...settling }

  if (await verifyMessage(destination, proof)) return { stage: 'verifiable', proof, ...settling }
  const { settlementLayer: rootId, interopRoot: computed } = proof
  const imported = await getInteropRoot(destination, rootId)
  if (!imported) return { stage: 'executed', proof, ...settling }
  if (imported === computed) return { stage: 'rootImported', proof, ...settling }
  const error = new InteropRootMismatchError({ settlementLayer: rootId, computed, imported })
  return { stage: 'failed', error }
}
