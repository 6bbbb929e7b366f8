import type { Client, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../../errors/ErrorType'
import {
  MessageNotSentError,
  type MessageNotSentErrorType,
  MessageTransactionNotFoundError,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
} from '../../errors/message'
import type { InvalidRpcResponseErrorType } from '../../errors/rpc'
import {
  type BlockNotCanonicalErrorType,
  LogNotFoundError,
  type LogNotFoundErrorType,
} from '../errors/message'
import { getChainId } from '../rpc/getChainId'
import { getTransactionLogs } from '../rpc/getTransactionLogs'
import { readSentMessage } from '../rpc/readSentMessage'
import { toExecutingMessage } from '../rpc/toExecutingMessage'
import type { ExecutingMessage } from '../types'

export type BuildExecutingMessageParameters = {
  /** Hash of the transaction with the log. */
  hash: Hash
} & (
  | {
      /** Index of the message among all messages of the transaction. @default 0 */
      messageIndex?: number | undefined
      logIndex?: undefined
    }
  | {
      /** Index of the log in its block, for any log of any contract. */
      logIndex: number
      messageIndex?: undefined
    }
)

export type BuildExecutingMessageReturnType = ExecutingMessage

export type BuildExecutingMessageErrorType =
  | MessageTransactionNotFoundErrorType
  | MessageTransactionRevertedErrorType
  | MessageNotSentErrorType
  | LogNotFoundErrorType
  | BlockNotCanonicalErrorType
  | InvalidRpcResponseErrorType
  | RequestErrorType
  | ErrorType

/**
 * Identifies a message, or any other log, for a transaction on another chain.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#buildexecutingmessage`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`, `eth_chainId`, `eth_getBlockByNumber`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link BuildExecutingMessageParameters}
 * @returns The arguments of `relayMessage`. {@link BuildExecutingMessageReturnType}
 * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
 * @throws {@link LogNotFoundError} if the transaction has no log with this index.
 * @throws {@link BlockNotCanonicalError} if the block was replaced by a reorg.
 * @throws {@link InvalidRpcResponseError} if the response of the node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { buildExecutingMessage } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const { id, payload, accessList } = await buildExecutingMessage(client, { hash: '0x…' })
 */
export async function buildExecutingMessage(
  client: Client,
  parameters: BuildExecutingMessageParameters,
): Promise<BuildExecutingMessageReturnType> {
  const { hash, messageIndex = 0, logIndex } = parameters
  const transaction = await getTransactionLogs(client, hash)
  if (!transaction) throw new MessageTransactionNotFoundError({ hash })
  if (transaction.isReverted) throw new MessageTransactionRevertedError({ hash })
  const chainId = await getChainId(client)
  const { logs } = transaction
  if (logIndex !== undefined) {
    const log = logs.find((candidate) => candidate.logIndex === logIndex)
    if (!log) throw new LogNotFoundError({ hash, logIndex })
    return toExecutingMessage(client, log, chainId)
  }
  const sent = logs.filter((log) => readSentMessage(log, chainId))
  const log = sent[messageIndex]
  if (!log) throw new MessageNotSentError({ hash, messageIndex, count: sent.length })
  return toExecutingMessage(client, log, chainId)
}
