import { isUnreachable } from '../errors/isUnreachable'

/** A node that refuses so few blocks refuses for another reason. */
const fewestBlocks = 100n

/**
 * Whether a node that failed to read a range of blocks may still read a smaller one.
 *
 * @param size - Number of blocks in the range.
 */
export function canSplit(size: bigint, error: unknown): boolean {
  // Where no node answers, a smaller request fares no better.
  return size > fewestBlocks && !isUnreachable(error)
}
