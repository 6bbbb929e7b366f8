import type { Hash } from 'viem'
import { ChainAlreadyRegisteredError, ChainNotRegisteredError } from '../errors/merkle'
import { IncrementalTree } from './IncrementalTree'
import { aggregatedRoot, batchLeaf, chainLeaf } from './messageRoot'

export type BatchPosition = {
  batchLeafIndex: number
  batchPath: Hash[]
  chainIndex: number
  sharedPath: Hash[]
}

/** The trees in the MessageRoot contract of a settlement layer: one tree of batches per chain, and the tree of chains. */
export class MessageRootTree {
  readonly #shared = new IncrementalTree()
  readonly #chains = new Map<bigint, { chainIndex: number; batches: IncrementalTree }>()

  constructor(settlementLayerChainId: bigint) {
    this.registerChain(settlementLayerChainId)
  }

  /** The interop root. */
  get root(): Hash {
    return this.#shared.root
  }

  /** Registers a chain without batches and returns its index in the shared tree. */
  registerChain(chainId: bigint): number {
    if (this.#chains.has(chainId)) throw new ChainAlreadyRegisteredError({ chainId })
    const chainIndex = this.#shared.append(aggregatedRoot(chainId))
    this.#chains.set(chainId, { chainIndex, batches: new IncrementalTree() })
    return chainIndex
  }

  /** Appends a batch and returns the index of its leaf in the tree of its chain. */
  appendBatch(batch: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash }): number {
    const { chainIndex, batches } = this.#chain(batch.chainId)
    const batchLeafIndex = batches.append(batchLeaf(batch))
    this.#shared.set(chainIndex, chainLeaf({ chainRoot: batches.root, chainId: batch.chainId }))
    return batchLeafIndex
  }

  /** The interop root that appending a batch would lead to. */
  rootWith(batch: Parameters<MessageRootTree['appendBatch']>[0]): Hash {
    const { chainIndex, batches } = this.#chain(batch.chainId)
    const [chain, shared] = [batches.copy(), this.#shared.copy()]
    chain.append(batchLeaf(batch))
    shared.set(chainIndex, chainLeaf({ chainRoot: chain.root, chainId: batch.chainId }))
    return shared.root
  }

  /** Returns the root of a chain's tree of batches. */
  chainRoot(chainId: bigint): Hash {
    return this.#chain(chainId).batches.root
  }

  /** Returns the Merkle paths from a batch to the current root. */
  position(parameters: { chainId: bigint; batchLeafIndex: number }): BatchPosition {
    const { chainId, batchLeafIndex } = parameters
    const { chainIndex, batches } = this.#chain(chainId)
    return {
      batchLeafIndex,
      batchPath: batches.path(batchLeafIndex),
      chainIndex,
      sharedPath: this.#shared.path(chainIndex),
    }
  }

  #chain(chainId: bigint) {
    const chain = this.#chains.get(chainId)
    if (!chain) throw new ChainNotRegisteredError({ chainId })
    return chain
  }
}
