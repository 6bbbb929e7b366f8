import type { Client, GetBlockErrorType, GetChainIdErrorType, GetLogsErrorType } from 'viem'
import { keccak256 } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../errors/ErrorType'
import {
  MessageNotInBatchError,
  type MessageNotInBatchErrorType,
  type PublicDataMismatchErrorType,
  type PublicDataUnavailableErrorType,
} from '../errors/publicData'
import type { InvalidRpcResponseErrorType } from '../errors/rpc'
import { findLog } from '../merkle/findLog'
import type { PublishedBatch } from '../merkle/MessageRootHistory'
import { aggregatedRoot } from '../merkle/messageRoot'
import { encodeProof } from '../proof/encodeProof'
import type { BatchLogs } from '../rpc/checkLogs'
import { settlementHistory } from '../rpc/SettlementHistory'
import type { ScanProgress } from '../rpc/scan'
import type { MessageProof, SentMessage } from '../types'

/** How far the reading of public data has come. */
export type RebuildProgress = ScanProgress & {
  /** The chain whose blocks are read. */
  chain: 'settlementLayer' | 'source'
}

export type RebuildMessageProofParameters = {
  /** Chain id of the source chain. */
  sourceChainId: bigint
  /** The message, as `getMessages` and `getMessageStatus` return it. */
  message: SentMessage
  /**
   * Client of the source chain. Used only if the transaction that committed the batch does not contain the messages,
   * as on live chains: then they are read from the receipts of all blocks of the batch, and checked.
   */
  source?: Client | undefined
  /**
   * First block of the settlement layer to read: at or before the deployment of its MessageRoot.
   * @default 0n
   */
  fromBlock?: bigint | undefined
  /** Maximum number of blocks per `eth_getLogs` request. @default found out: halved when the node refuses it */
  maxBlockRange?: bigint | undefined
  /** Aborts immediately, with the reason of the signal. */
  signal?: AbortSignal | undefined
  /** Called after each range of blocks. */
  onProgress?: ((progress: RebuildProgress) => void) | undefined
}

export type RebuildMessageProofReturnType = MessageProof | null

export type RebuildMessageProofErrorType =
  | MessageNotInBatchErrorType
  | PublicDataMismatchErrorType
  | PublicDataUnavailableErrorType
  | InvalidRpcResponseErrorType
  | GetBlockErrorType
  | GetChainIdErrorType
  | GetLogsErrorType
  | RequestErrorType
  | ErrorType<'AbortError'>
  | ErrorType

/**
 * Builds the Merkle proof of a message from public data, for when the node of the source chain does not serve it.
 *
 * It is the proof that `getMessageProof` returns. What has been read of a settlement layer is kept per client.
 *
 * - Docs: `@interstake/interop/docs/interop.md#rebuildmessageproof`
 * - JSON-RPC Methods:
 *   - settlement layer: `eth_getBlockByNumber`, `eth_getLogs`, `eth_getTransactionByHash`, `eth_call`, `eth_chainId` if
 *     the client has no `chain`
 *   - source chain, only if needed: `zks_getL1BatchBlockRange`, `eth_getBlockReceipts`
 *
 * @param client - Client of the settlement layer.
 * @param parameters - {@link RebuildMessageProofParameters}
 * @returns The message and its proof, as verifying contracts accept them; null until the batch is executed.
 *   {@link RebuildMessageProofReturnType}
 * @throws {@link PublicDataUnavailableError} if the messages of the batch are not on the settlement layer, and there is no `source`.
 * @throws {@link PublicDataMismatchError} if the public data does not lead to the published roots.
 * @throws {@link MessageNotInBatchError} if the batch that settled the block of the message does not contain it.
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessages, rebuildMessageProof } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3150') })
 * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const [message] = await getMessages(source, { hash: '0x…' })
 * const proof = await rebuildMessageProof(client, { sourceChainId: 34234n, message })
 */
export async function rebuildMessageProof(
  client: Client,
  parameters: RebuildMessageProofParameters,
): Promise<RebuildMessageProofReturnType> {
  const { sourceChainId, message, source, fromBlock = 0n } = parameters
  const { maxBlockRange, signal, onProgress } = parameters
  const history = settlementHistory(client, fromBlock)
  const progressOf = (chain: RebuildProgress['chain']) => (progress: ScanProgress) =>
    onProgress?.({ chain, ...progress })
  await history.update({ maxBlockRange, signal, onProgress: progressOf('settlementLayer') })
  const batches = history.batches(sourceChainId)
  const readOptions = { source, signal, onProgress: progressOf('source') }
  const prove = async (batch: PublishedBatch) =>
    proveFrom(batch, await history.readBatch(batch, readOptions), message)

  const named = batches.find(({ batchNumber }) => batchNumber === message.batchNumber)
  const proof = named && (await prove(named))
  if (proof) return proof
  // The node may have been wrong about the batch, or have answered before it was sealed.
  const settling = await findBatch(batches, message.blockNumber, (batch) =>
    history.lastBlockOf(batch, readOptions),
  )
  if (!settling) {
    if (history.mismatch) throw history.mismatch
    history.rereadTail()
    return null
  }
  const found = await prove(settling)
  if (!found) throw new MessageNotInBatchError(settling)
  return found
}

/** Finds the batch that settled a block; null if it is not executed yet. */
async function findBatch(
  batches: readonly PublishedBatch[],
  blockNumber: bigint,
  lastBlockOf: (batch: PublishedBatch) => Promise<bigint>,
): Promise<PublishedBatch | null> {
  const newest = batches.at(-1)
  if (!newest || (await lastBlockOf(newest)) < blockNumber) return null
  let [low, high] = [0, batches.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const batch = batches[middle]
    if (batch && (await lastBlockOf(batch)) < blockNumber) low = middle + 1
    else high = middle
  }
  return batches[low] ?? null
}

/** Builds the proof of a message in a batch; null if the batch does not contain it. */
function proveFrom(
  { chainId, batchNumber, chainBatchRoot, interopRoot, interopPath }: PublishedBatch,
  { logs, tree }: BatchLogs,
  message: SentMessage,
): MessageProof | null {
  const { sender, data } = message
  const index = findLog(logs, { ...message, messageHash: keccak256(data) })
  const log = index === null ? undefined : logs[index]
  if (index === null || !log) return null
  const { chainIndex: _, ...settlementLayer } = interopPath.settlementLayer
  return {
    sourceChainId: chainId,
    batchNumber,
    index,
    message: { txNumberInBatch: log.txNumberInBatch, sender, data },
    proof: encodeProof({
      logPath: tree.path(index),
      aggregatedRoot: aggregatedRoot(chainId),
      ...interopPath,
    }),
    settlementLayer,
    interopRoot,
    root: chainBatchRoot,
  }
}
