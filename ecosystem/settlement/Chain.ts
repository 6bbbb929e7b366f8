import type { Hash } from 'viem'
import type { ChainConfig } from '../config/chains'
import type { KeptNode } from '../node/KeptNode'
import type { Batch, BatchMessage, ChainBlock, ImportedRoot } from './Batch'

/** Where a block stands in its batch. */
export type BatchedBlock = {
  batch: Batch
  /** Index in the batch of the block's first transaction. */
  firstTransaction: number
}

/** A message's place in the logs tree of its batch. */
export type Leaf = { batch: Batch; leafIndex: number }

/** A chain and the batches that its blocks were sealed into. */
export class Chain {
  readonly config: ChainConfig
  readonly node: KeptNode
  readonly id: bigint
  /** Batch n is at n - 1. */
  readonly batches: Batch[] = []
  /** The blocks after the last batch. */
  readonly unsealed: ChainBlock[] = []
  readonly #blocks = new Map<bigint, BatchedBlock>()
  readonly #firstLeaves = new Map<Hash, Leaf>()

  constructor(config: ChainConfig, node: KeptNode) {
    this.config = config
    this.node = node
    this.id = BigInt(config.id)
  }

  batch(number: bigint): Batch | undefined {
    return this.batches[Number(number) - 1]
  }

  /** The place of a block in its batch, if that is sealed. */
  batchedBlock(blockNumber: bigint): BatchedBlock | undefined {
    return this.#blocks.get(blockNumber)
  }

  /** The place of the message that a transaction sent as its `index`-th, if its batch is sealed. */
  leaf(transactionHash: Hash, index: number): Leaf | undefined {
    const first = this.#firstLeaves.get(transactionHash)
    if (!first) return undefined
    const leafIndex = first.leafIndex + index
    const message = first.batch.messages[leafIndex]
    return message?.transactionHash === transactionHash
      ? { batch: first.batch, leafIndex }
      : undefined
  }

  /** All roots that the chain has imported. */
  importedRoots(): ImportedRoot[] {
    return [...this.batches, ...this.unsealed].flatMap(({ importedRoots }) => importedRoots)
  }

  /** Takes the next block. */
  add(block: ChainBlock): void {
    this.unsealed.push(block)
  }

  /** Makes the next batch of the first so many unsealed blocks. */
  seal(count: number): Batch {
    const blocks = this.unsealed.splice(0, count)
    const messages: BatchMessage[] = []
    const batch: Batch = {
      number: BigInt(this.batches.length + 1),
      blocks,
      messages,
      importedRoots: blocks.flatMap((block) => block.importedRoots),
    }
    let firstTransaction = 0
    for (const block of blocks) {
      for (const message of block.messages) {
        const { transactionHash, transactionIndex } = message
        if (!this.#firstLeaves.has(transactionHash))
          this.#firstLeaves.set(transactionHash, { batch, leafIndex: messages.length })
        messages.push({ ...message, txNumberInBatch: firstTransaction + transactionIndex })
      }
      this.#blocks.set(block.number, { batch, firstTransaction })
      firstTransaction += block.transactions.length
    }
    this.batches.push(batch)
    return batch
  }

  /** Forgets all blocks and batches, to be read anew. */
  clear(): void {
    this.batches.length = 0
    this.unsealed.length = 0
    this.#blocks.clear()
    this.#firstLeaves.clear()
  }
}
