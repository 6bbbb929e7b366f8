import { type Hash, zeroHash } from 'viem'
import type { InteropPath } from '../types'
import { MessageRootTree } from './MessageRootTree'

/** An event of MessageRoot; other events than these have no effect. */
export type MessageRootEvent =
  | { eventName: 'AddedChain'; args: { chainId: bigint } }
  | {
      eventName: 'AppendedChainBatchRoot'
      args: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash }
    }
  | { eventName: 'NewInteropRoot'; args: { sides: readonly Hash[] } }
  | { eventName: 'NewChainRoot' | 'Initialized'; args: object }

/** An executed batch that is part of a published interop root. */
export type PublishedBatch = {
  chainId: bigint
  batchNumber: bigint
  chainBatchRoot: Hash
  /** The last interop root of the block in which the batch was executed. */
  interopRoot: Hash
  /** From the root of the batch to that interop root. */
  interopPath: InteropPath
}

/** What a block of the settlement layer published. */
export type PublishedRoot = {
  /** The last interop root that the block published. */
  root: Hash
  /** The root that the events so far lead to. */
  computedRoot: Hash
  /** The batches that this root is the first to include; none if it is not the computed one. */
  batches: PublishedBatch[]
}

type AppendedBatch = {
  chainId: bigint
  batchNumber: bigint
  chainBatchRoot: Hash
  batchLeafIndex: number
}

/** The trees of MessageRoot as they grow from block to block, according to its events alone. */
export class MessageRootHistory {
  readonly #settlementLayerChainId: bigint
  readonly #tree: MessageRootTree
  /** Batches that no consistent root includes yet. */
  #unpublished: AppendedBatch[] = []

  constructor(settlementLayerChainId: bigint) {
    this.#settlementLayerChainId = settlementLayerChainId
    this.#tree = new MessageRootTree(settlementLayerChainId)
  }

  /** The interop root that appending a batch would lead to. */
  rootWith(batch: Parameters<MessageRootTree['rootWith']>[0]): Hash {
    return this.#tree.rootWith(batch)
  }

  /**
   * Applies all events of a block; blocks without events can be skipped.
   *
   * @returns What the block published; null if it published no root.
   */
  applyBlock(blockNumber: bigint, events: readonly MessageRootEvent[]): PublishedRoot | null {
    const last = events.findLastIndex(({ eventName }) => eventName === 'NewInteropRoot')
    this.#apply(events.slice(0, last + 1))
    const event = events[last]
    const published =
      event?.eventName === 'NewInteropRoot'
        ? this.#publish(blockNumber, event.args.sides[0] ?? zeroHash)
        : null
    // A chain that is registered after the last root of the block is not part of it.
    this.#apply(events.slice(last + 1))
    return published
  }

  #apply(events: readonly MessageRootEvent[]): void {
    for (const event of events) {
      if (event.eventName === 'AddedChain' && event.args.chainId !== this.#settlementLayerChainId)
        this.#tree.registerChain(event.args.chainId)
      if (event.eventName === 'AppendedChainBatchRoot')
        this.#unpublished.push({
          ...event.args,
          batchLeafIndex: this.#tree.appendBatch(event.args),
        })
    }
  }

  #publish(blockNumber: bigint, root: Hash): PublishedRoot {
    const computedRoot = this.#tree.root
    if (root !== computedRoot) return { root, computedRoot, batches: [] }
    const batches = this.#unpublished.map(({ batchLeafIndex, ...batch }): PublishedBatch => {
      const { chainId } = batch
      const { chainIndex, ...path } = this.#tree.position({ chainId, batchLeafIndex })
      const settlementLayer = { chainId: this.#settlementLayerChainId, blockNumber, chainIndex }
      return { ...batch, interopRoot: root, interopPath: { settlementLayer, ...path } }
    })
    this.#unpublished = []
    return { root, computedRoot, batches }
  }
}
