import type { Hash } from 'viem'
import { TooManyLeavesError } from '../errors/merkle'
import { buildLevels, type Levels, nodeAt, pathOf } from './levels'

/** Every logs tree has this depth, however few messages its batch holds. */
export const logsTreeDepth = 14

/** Hash of 88 zero bytes: fills the unused leaves of a logs tree. */
export const emptyLogLeaf: Hash =
  '0x72abee45b59e344af8a6e520241c4744aff26ed411f4c4b00f8af09adada43ba'

/** The tree of one batch's messages, in the order in which they were sent. */
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

  /** The 14 siblings of a leaf, from the leaf upwards. */
  path(index: number): Hash[] {
    return pathOf(this.#levels, index, emptyLogLeaf)
  }
}
