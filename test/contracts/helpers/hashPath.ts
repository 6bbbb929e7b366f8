import { concat, keccak256 } from 'ethers'

/** Climbs from a leaf to the root of its tree, given the siblings from the leaf upwards. */
export function hashPath(leaf: string, index: number, path: readonly string[]): string {
  return path.reduce(
    (node, sibling, level) =>
      keccak256((index >> level) % 2 === 0 ? concat([node, sibling]) : concat([sibling, node])),
    leaf,
  )
}
