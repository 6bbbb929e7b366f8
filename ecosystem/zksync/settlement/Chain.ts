import { LRUCache } from 'lru-cache'
import type { Hash } from 'viem'
import { aggregatedRoot } from '../../../interop'
import { maxBlocksAtOnce } from '../../anvil/followBlocks'
import type { ChainConfig } from '../../config/chains'
import { blockGasLimits } from '../../config/gasLimits'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { NetworkChain } from '../../protocol/NetworkChain'
import { TransactionAliases } from '../eip712/TransactionAliases'
import type { Batch, BatchContents, BatchMessage, ChainBlock } from './Batch'
import { toChainBlock } from './toChainBlock'

/** Position of a block in its batch. */
export type BatchedBlock = {
  batch: Batch
  /** Index in the batch of the block's first transaction. */
  firstTransaction: number
}

/** Position of a message in the logs tree of its batch. */
export type Leaf = { batch: Batch; contents: BatchContents; leafIndex: number }

/** Number of recent transactions whose messages are found without reading the transaction. */
const keptTransactions = 10_000
/** Maximum total size of batch contents that are held in memory. */
const maxContentsBytes = 16 * 1024 * 1024
/** Overhead of a message besides its data, and of a batch besides its messages. */
const overheadBytes = 512

/** A chain and the batches that its blocks were sealed into. */
export class Chain implements NetworkChain {
  readonly config: ChainConfig
  readonly node: SupervisedNode
  readonly id: bigint
  /** Root of the shared tree of this chain, on which no other chain settles. */
  readonly aggregatedRoot: Hash
  /** Whether all other chains settle on it. */
  readonly isSettlementLayer: boolean
  /** Batch n is at n - 1. */
  readonly batches: Batch[] = []
  /** The blocks after the last batch. */
  readonly unsealed: ChainBlock[] = []
  #aliases: TransactionAliases | undefined
  /** The batches of transactions. */
  readonly #batchOf = new LRUCache<Hash, Batch>({ max: keptTransactions })
  readonly #contents = new LRUCache<bigint, BatchContents, Batch>({
    maxSize: maxContentsBytes,
    sizeCalculation: sizeOf,
    fetchMethod: (_number, _stale, { context }) => this.#readContents(context),
  })

  constructor(
    config: ChainConfig,
    node: SupervisedNode,
    { isSettlementLayer = false }: { isSettlementLayer?: boolean } = {},
  ) {
    this.config = config
    this.node = node
    this.isSettlementLayer = isSettlementLayer
    this.id = BigInt(config.id)
    this.aggregatedRoot = aggregatedRoot(this.id)
  }

  batch(number: bigint): Batch | undefined {
    return this.batches[Number(number) - 1]
  }

  /** The last block that can no longer be dropped: on the settlement layer the head, as it does not settle itself. */
  get finalBlock(): bigint {
    if (this.isSettlementLayer) return this.node.blocks.head
    return this.batches.findLast(({ execute }) => execute !== undefined)?.lastBlock.number ?? 0n
  }

  /** The chain's transactions of type 0x71. The node must have been started. */
  get aliases(): TransactionAliases {
    if (this.#aliases) return this.#aliases
    const { journal } = this.node
    this.#aliases = new TransactionAliases((raw) => journal.addAlias(raw))
    this.#aliases.restore(journal.aliases)
    return this.#aliases
  }

  get blockGasLimits(): { min: bigint; max: bigint } {
    return blockGasLimits(this)
  }

  /** Position of a block in its batch, if it is sealed. */
  batchedBlock(blockNumber: bigint): BatchedBlock | undefined {
    let from = 0
    let to = this.batches.length
    while (from < to) {
      const middle = (from + to) >>> 1
      const batch = this.batches[middle]
      if (!batch) return undefined
      if (blockNumber < batch.firstBlock.number) to = middle
      else if (blockNumber > batch.lastBlock.number) from = middle + 1
      else {
        const firstTransaction =
          batch.transactionCounts[Number(blockNumber - batch.firstBlock.number)]
        return firstTransaction === undefined ? undefined : { batch, firstTransaction }
      }
    }
    return undefined
  }

  /**
   * Contents of a batch.
   *
   * @throws `NodeDownError` if it has to be read from the node.
   */
  contents(batch: Batch): Promise<BatchContents> {
    return this.#contents.forceFetch(batch.number, { context: batch })
  }

  /**
   * Position of the message with the given index in a transaction, if its batch is sealed.
   *
   * @param blockOf - Reads the number of the transaction's block; null if it has none.
   * @throws `NodeDownError` if the batch has to be read from the node.
   */
  async leaf(
    transactionHash: Hash,
    index: number,
    blockOf: () => Promise<bigint | null>,
  ): Promise<Leaf | undefined> {
    const batch = this.#batchOf.get(transactionHash) ?? (await this.#findBatch(blockOf))
    if (!batch) return undefined
    const contents = await this.contents(batch)
    const first = firstLeaves(contents).get(transactionHash)
    if (first === undefined) return undefined
    this.#batchOf.set(transactionHash, batch)
    const leafIndex = first + index
    return contents.messages[leafIndex]?.transactionHash === transactionHash
      ? { batch, contents, leafIndex }
      : undefined
  }

  async #findBatch(blockOf: () => Promise<bigint | null>): Promise<Batch | undefined> {
    const blockNumber = await blockOf()
    return blockNumber === null ? undefined : this.batchedBlock(blockNumber)?.batch
  }

  /** Adds the next block. */
  add(block: ChainBlock): void {
    this.unsealed.push(block)
  }

  /** Seals the next batch from the given number of unsealed blocks. */
  seal(count: number): { batch: Batch; contents: BatchContents } {
    const blocks = this.unsealed.splice(0, count)
    const firstBlock = blocks[0]
    const lastBlock = blocks.at(-1)
    if (!firstBlock || !lastBlock) throw new Error('There is no block to seal')
    const transactionCounts = [0]
    for (const { transactions } of blocks)
      transactionCounts.push((transactionCounts.at(-1) ?? 0) + transactions.length)
    const contents = contentsOf(blocks)
    const batch: Batch = {
      number: BigInt(this.batches.length + 1),
      firstBlock: header(firstBlock),
      lastBlock: header(lastBlock),
      transactionCounts,
      messageCount: contents.messages.length,
    }
    this.#contents.set(batch.number, contents)
    this.batches.push(batch)
    return { batch, contents }
  }

  /** Removes all blocks and batches, so that they can be read again. */
  clear(): void {
    this.batches.length = 0
    this.unsealed.length = 0
    this.#contents.clear()
    this.#batchOf.clear()
  }

  async #readContents({ firstBlock, lastBlock }: Batch): Promise<BatchContents> {
    const blocks: ChainBlock[] = []
    for (let from = firstBlock.number; from <= lastBlock.number; from += maxBlocksAtOnce) {
      const last = from + maxBlocksAtOnce - 1n
      const to = last < lastBlock.number ? last : lastBlock.number
      blocks.push(...(await this.node.blocks.read(from, to)).map(toChainBlock))
    }
    return contentsOf(blocks)
  }
}

function contentsOf(blocks: readonly ChainBlock[]): BatchContents {
  const messages: BatchMessage[] = []
  let firstTransaction = 0
  for (const block of blocks) {
    for (const message of block.messages)
      messages.push({ ...message, txNumberInBatch: firstTransaction + message.transactionIndex })
    firstTransaction += block.transactions.length
  }
  return { messages, importedRoots: blocks.flatMap(({ importedRoots }) => importedRoots) }
}

const firstLeavesOf = new WeakMap<BatchContents, ReadonlyMap<Hash, number>>()

/** Index of the first message of each transaction of a batch. */
function firstLeaves(contents: BatchContents): ReadonlyMap<Hash, number> {
  const known = firstLeavesOf.get(contents)
  if (known) return known
  const found = new Map<Hash, number>()
  for (const [index, { transactionHash }] of contents.messages.entries())
    if (!found.has(transactionHash)) found.set(transactionHash, index)
  firstLeavesOf.set(contents, found)
  return found
}

function sizeOf({ messages, importedRoots }: BatchContents): number {
  return messages.reduce(
    (size, { data }) => size + overheadBytes + data.length,
    overheadBytes * (1 + importedRoots.length),
  )
}

function header({ number, hash, timestamp, stateRoot, baseFeePerGas }: ChainBlock) {
  return { number, hash, timestamp, stateRoot, baseFeePerGas }
}
