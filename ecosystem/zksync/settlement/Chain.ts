import { LRUCache } from 'lru-cache'
import type { Hash } from 'viem'
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

/** Maximum total size of batch contents that are held in memory. */
const maxContentsBytes = 16 * 1024 * 1024
/** Overhead of a message besides its data, and of a batch besides its messages. */
const overheadBytes = 512

/** A chain and the batches that its blocks were sealed into. */
export class Chain implements NetworkChain {
  readonly config: ChainConfig
  readonly node: SupervisedNode
  readonly id: bigint
  /** Whether all other chains settle on it. */
  readonly isSettlementLayer: boolean
  /** Batch n is at n - 1. */
  readonly batches: Batch[] = []
  /** The blocks after the last batch. */
  readonly unsealed: ChainBlock[] = []
  #aliases: TransactionAliases | undefined
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
   * @throws `NodeDownError` if the batch has to be read from the node.
   */
  async leaf(blockNumber: bigint, transactionHash: Hash, index: number): Promise<Leaf | undefined> {
    const batch = this.batchedBlock(blockNumber)?.batch
    if (!batch) return undefined
    const contents = await this.contents(batch)
    const isOfTransaction = (message: BatchMessage | undefined) =>
      message?.transactionHash === transactionHash
    const first = contents.messages.findIndex(isOfTransaction)
    const leafIndex = first + index
    return first !== -1 && isOfTransaction(contents.messages[leafIndex])
      ? { batch, contents, leafIndex }
      : undefined
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

function sizeOf({ messages, importedRoots }: BatchContents): number {
  return messages.reduce(
    (size, { data }) => size + overheadBytes + data.length,
    overheadBytes * (1 + importedRoots.length),
  )
}

function header({ number, hash, timestamp, stateRoot, baseFeePerGas }: ChainBlock) {
  return { number, hash, timestamp, stateRoot, baseFeePerGas }
}
