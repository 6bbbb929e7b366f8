import { concat, keccak256 } from 'ethers'

/** Computes the root from a leaf and its siblings, from leaf to root. */
export function hashPath(leaf: string, index: number, path: readonly string[]): string {
  return path.reduce(
    (node, sibling, level) =>
      keccak256((index >> level) % 2 === 0 ? concat([node, sibling]) : concat([sibling, node])),
    leaf,
  )
}
