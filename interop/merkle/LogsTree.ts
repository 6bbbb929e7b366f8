import type { Hash } from 'viem'
import { TooManyLeavesError } from '../errors/merkle'
import { buildLevels, type Levels, nodeAt, pathOf } from './levels'

/** Depth of every logs tree. */
export const logsTreeDepth = 14

/** Hash of 88 zero bytes: the empty leaf of logs trees. */
export const emptyLogLeaf: Hash =
  '0x72abee45b59e344af8a6e520241c4744aff26ed411f4c4b00f8af09adada43ba'

/** The Merkle tree of a batch's messages, in the order in which they were sent. */
export class LogsTree {
  readonly #levels: Levels

  constructor(leaves: readonly Hash[]) {
    const capacity = 2 ** logsTreeDepth
    if (leaves.length > capacity) throw new TooManyLeavesError({ count: leaves.length, capacity })
    this.#levels = buildLevels(leaves, emptyLogLeaf, logsTreeDepth)
  }

  get root(): Hash {
    return nodeAt(this.#levels, logsTreeDepth, 0, emptyLogLeaf)
  }

  /** Returns the 14 siblings of a leaf, from the leaf to the root. */
  path(index: number): Hash[] {
    return pathOf(this.#levels, index, emptyLogLeaf)
  }
}
