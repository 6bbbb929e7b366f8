import type { Hash } from 'viem'

/** A sibling of a Merkle path. */
export type Sibling = { height: number; value: Hash; isLeft: boolean }

/** The siblings of a Merkle path, from leaf to root. */
export function siblingsOf(index: bigint, path: readonly Hash[]): Sibling[] {
  return path.map((value, height) => ({
    height,
    value,
    isLeft: ((index >> BigInt(height)) & 1n) === 1n,
  }))
}
