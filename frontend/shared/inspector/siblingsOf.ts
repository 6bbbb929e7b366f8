import type { Hash } from 'viem'

/** A sibling on the way up a tree, and on which side of the way it stands. */
export type Sibling = { height: number; value: Hash; isLeft: boolean }

/** Lists the siblings of a path, from below upwards. */
export function siblingsOf(index: bigint, path: readonly Hash[]): Sibling[] {
  return path.map((value, height) => ({
    height,
    value,
    isLeft: ((index >> BigInt(height)) & 1n) === 1n,
  }))
}
