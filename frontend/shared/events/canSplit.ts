import { isUnreachable } from '../errors/isUnreachable'

/** If a node rejects a range this small, its size is not the reason. */
const fewestBlocks = 100n

/**
 * Whether a request for a smaller block range may succeed.
 *
 * @param size - Number of blocks in the range.
 */
export function canSplit(size: bigint, error: unknown): boolean {
  // A smaller range does not help if the node is unreachable.
  return size > fewestBlocks && !isUnreachable(error)
}
