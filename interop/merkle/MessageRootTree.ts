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

/** What the MessageRoot contract of a settlement layer holds: a tree of batches for every chain, and the tree of chains. */
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

  /** Adds a chain that has no batch yet, and returns its index in the shared tree. */
  registerChain(chainId: bigint): number {
    if (this.#chains.has(chainId)) throw new ChainAlreadyRegisteredError({ chainId })
    const chainIndex = this.#shared.append(aggregatedRoot(chainId))
    this.#chains.set(chainId, { chainIndex, batches: new IncrementalTree() })
    return chainIndex
  }

  /** Adds a batch to its chain, and returns the index of its leaf in the chain's tree. */
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

  /** Root of a chain's tree of batches. */
  chainRoot(chainId: bigint): Hash {
    return this.#chain(chainId).batches.root
  }

  /** The way from a batch up to the present root. */
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
