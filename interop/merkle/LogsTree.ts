import type { Hash } from 'viem'
import { TooManyLeavesError } from '../errors/merkle'
import { hashPair } from './hashPair'
import { emptySubtreeRoot, type Levels, pathOf } from './levels'

/** Depth of every logs tree. */
export const logsTreeDepth = 14

/** Hash of 88 zero bytes: the empty leaf of logs trees. */
export const emptyLogLeaf: Hash =
  '0x72abee45b59e344af8a6e520241c4744aff26ed411f4c4b00f8af09adada43ba'

/**
 * The Merkle tree of a batch's messages, in the order in which they were sent.
 *
 * A node is hashed when a path or the root first needs it.
 */
export class LogsTree {
  readonly #levels: Levels

  constructor(leaves: readonly Hash[]) {
    const capacity = 2 ** logsTreeDepth
    if (leaves.length > capacity) throw new TooManyLeavesError({ count: leaves.length, capacity })
    this.#levels = [[...leaves], ...Array.from({ length: logsTreeDepth }, () => [])]
  }

  get root(): Hash {
    return this.#node(logsTreeDepth, 0)
  }

  /** Returns the 14 siblings of a leaf, from the leaf to the root. */
  path(index: number): Hash[] {
    return pathOf(this.#levels, index, (level, position) => this.#node(level, position))
  }

  #node(level: number, index: number): Hash {
    const nodes = this.#levels[level] ?? []
    const known = nodes[index]
    if (known !== undefined) return known
    const leafCount = this.#levels[0]?.length ?? 0
    if (index << level >= leafCount) return emptySubtreeRoot(emptyLogLeaf, level)
    const node = hashPair(this.#node(level - 1, 2 * index), this.#node(level - 1, 2 * index + 1))
    nodes[index] = node
    return node
  }
}
