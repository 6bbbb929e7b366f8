import type { Client, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../../errors/ErrorType'
import { InteropError, type InteropPermanentError } from '../../errors/InteropError'
import { MessageNotSentError, MessageTransactionRevertedError } from '../../errors/message'
import type { InvalidRpcResponseErrorType } from '../../errors/rpc'
import { request } from '../../rpc/request'
import {
  type BlockNotCanonicalErrorType,
  WrongDestinationError,
  type WrongDestinationErrorType,
} from '../errors/message'
import type { MessengerMissingErrorType } from '../errors/messenger'
import { defaultExpiryWindow, stageAt } from '../messageStages'
import { getNextTimestamp } from '../rpc/getBlockTimestamp'
import { getChainId } from '../rpc/getChainId'
import { getLatestLog } from '../rpc/getLatestLog'
import { getTransactionLogs } from '../rpc/getTransactionLogs'
import { isRelayed } from '../rpc/isRelayed'
import { readSentMessage } from '../rpc/readSentMessage'
import { toExecutingMessage } from '../rpc/toExecutingMessage'
import type { ExecutingMessage, SentMessage } from '../types'

type Sent = {
  message: SentMessage
  /** The arguments of `relayMessage`, with the newest identifier if the message was sent again. */
  executingMessage: ExecutingMessage
}

/** The stage of a message, with what is known at that stage. */
export type MessageStatus =
  /** The source chain does not have the transaction. */
  | { stage: 'unknown' }
  /** The transaction is not included in a block yet. */
  | { stage: 'pending' }
  /** The message was not sent. */
  | { stage: 'failed'; error: InteropPermanentError }
  /** The message is in a block, and no block of the destination can execute it yet. */
  | ({ stage: 'sent' } & Sent)
  /** Anyone can relay the message. */
  | ({ stage: 'relayable' } & Sent)
  /** The destination has relayed the message. */
  | ({ stage: 'relayed' } & Sent)
  /** The message can no longer be relayed, unless it is sent again. */
  | ({ stage: 'expired' } & Sent)

export type GetMessageStatusParameters = {
  /** Hash of a transaction that sent the message, or sent it again. */
  hash: Hash
  /** Index of the message among all messages of the transaction. @default 0 */
  messageIndex?: number | undefined
  /** Client of the chain that relays the message. Without it the last stage is `sent`. */
  destination?: Client | undefined
  /** Seconds for which messages can be relayed. @default 604_800n */
  expiryWindow?: bigint | undefined
}

export type GetMessageStatusReturnType = MessageStatus

export type GetMessageStatusErrorType =
  | WrongDestinationErrorType
  | MessengerMissingErrorType
  | BlockNotCanonicalErrorType
  | InvalidRpcResponseErrorType
  | RequestErrorType
  | ErrorType

/**
 * Returns the current stage of a message, without waiting.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#getmessagestatus`
 * - JSON-RPC Methods:
 *   - source chain: `eth_getTransactionReceipt`, `eth_getTransactionByHash`, `eth_chainId`, `eth_getBlockByNumber`,
 *     `eth_getLogs`
 *   - destination: `eth_chainId`, `eth_call`, `eth_getBlockByNumber`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link GetMessageStatusParameters}
 * @returns The stage, with what is known at that stage. {@link GetMessageStatusReturnType}
 * @throws {@link WrongDestinationError} if the message is for another chain than `destination`.
 * @throws {@link MessengerMissingError} if the destination has no messenger.
 * @throws {@link BlockNotCanonicalError} if the block of the message is replaced by a reorg meanwhile.
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageStatus } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
 * const status = await getMessageStatus(client, { hash: '0x…', destination })
 * if (status.stage === 'relayable') console.log(status.executingMessage)
 */
export async function getMessageStatus(
  client: Client,
  parameters: GetMessageStatusParameters,
): Promise<GetMessageStatusReturnType> {
  const { hash, messageIndex = 0, destination, expiryWindow = defaultExpiryWindow } = parameters

  const transaction = await getTransactionLogs(client, hash)
  if (!transaction) {
    const pending = await request(client, 'eth_getTransactionByHash', [hash])
    return { stage: pending === null ? 'unknown' : 'pending' }
  }
  if (transaction.isReverted)
    return { stage: 'failed', error: new MessageTransactionRevertedError({ hash }) }
  const source = await getChainId(client)
  const sent = transaction.logs.flatMap((log) => {
    const message = readSentMessage(log, source)
    return message ? [{ message, log }] : []
  })
  const chosen = sent[messageIndex]
  if (!chosen) {
    const error = new MessageNotSentError({ hash, messageIndex, count: sent.length })
    return { stage: 'failed', error }
  }

  const { message, log } = chosen
  const executingMessage = await toExecutingMessage(client, log, source)
  if (!destination) return { stage: 'sent', message, executingMessage }
  const chainId = await getChainId(destination)
  if (chainId !== message.destination)
    throw new WrongDestinationError({ destination: message.destination, chainId })
  if (await isRelayed(destination, message.messageHash))
    return { stage: 'relayed', message, executingMessage }

  const executedAt = await getNextTimestamp(destination)
  const stageOf = ({ id }: ExecutingMessage) =>
    stageAt({ sentAt: id.timestamp, executedAt, expiryWindow })
  const newest = await getLatestLog(client, log).catch((error: unknown) => {
    // Some nodes refuse to search many blocks, which does not matter until the message expires.
    if (error instanceof InteropError || stageOf(executingMessage) === 'expired') throw error
    return log
  })
  if (newest === log) return { stage: stageOf(executingMessage), message, executingMessage }
  const resent = await toExecutingMessage(client, newest, source)
  return { stage: stageOf(resent), message, executingMessage: resent }
}
