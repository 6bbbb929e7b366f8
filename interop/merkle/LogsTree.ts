import type { Hash } from 'viem'
import { TooManyLeavesError } from '../errors/merkle'
import { hashPair } from './hashPair'
import { assertLeafIndex, emptySubtreeRoot, type Levels } from './levels'

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
    this.#levels = [[...leaves]]
  }

  get root(): Hash {
    return this.#node(logsTreeDepth, 0)
  }

  /** Returns the 14 siblings of a leaf, from the leaf to the root. */
  path(index: number): Hash[] {
    assertLeafIndex(this.#levels, index)
    const path: Hash[] = []
    for (let level = 0; level < logsTreeDepth; level++)
      path.push(this.#node(level, (index >> level) ^ 1))
    return path
  }

  #node(level: number, index: number): Hash {
    const known = this.#levels[level]?.[index]
    if (known !== undefined) return known
    const leafCount = this.#levels[0]?.length ?? 0
    if (index << level >= leafCount) return emptySubtreeRoot(emptyLogLeaf, level)
    const node = hashPair(this.#node(level - 1, 2 * index), this.#node(level - 1, 2 * index + 1))
    const nodes = this.#levels[level] ?? new Array<Hash>(Math.ceil(leafCount / 2 ** level))
    nodes[index] = node
    this.#levels[level] = nodes
    return node
  }
}
