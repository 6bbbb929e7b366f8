import type { Hash } from 'viem'
import { LeafIndexOutOfRangeError } from '../errors/merkle'
import { hashPair } from './hashPair'

/** The non-empty nodes of a tree: leaves first, root last. */
export type Levels = Hash[][]

const emptyRoots = new Map<Hash, Hash[]>()

/** Root of a subtree whose leaves are all `emptyLeaf`. */
export function emptySubtreeRoot(emptyLeaf: Hash, height: number): Hash {
  const known = emptyRoots.get(emptyLeaf)?.[height]
  if (known !== undefined) return known
  const roots = emptyRoots.get(emptyLeaf) ?? [emptyLeaf]
  emptyRoots.set(emptyLeaf, roots)
  let root = roots.at(-1) ?? emptyLeaf
  while (roots.length <= height) {
    root = hashPair(root, root)
    roots.push(root)
  }
  return root
}

/** The node at a position, stored or part of an empty subtree. */
export function nodeAt(levels: Levels, level: number, index: number, emptyLeaf: Hash): Hash {
  return levels[level]?.[index] ?? emptySubtreeRoot(emptyLeaf, level)
}

/** Builds a tree from its leaves; hashes each stored node once, and no empty subtrees. */
export function buildLevels(leaves: readonly Hash[], emptyLeaf: Hash, depth: number): Levels {
  const levels = [[...leaves]]
  for (let level = 0; level < depth; level++) {
    const count = Math.ceil((levels[level]?.length ?? 0) / 2)
    levels.push(Array.from({ length: count }, (_, i) => parentOf(levels, level, i, emptyLeaf)))
  }
  return levels
}

/** Hashes the children of node `index` on the level above `level`. */
export function parentOf(levels: Levels, level: number, index: number, emptyLeaf: Hash): Hash {
  return hashPair(
    nodeAt(levels, level, 2 * index, emptyLeaf),
    nodeAt(levels, level, 2 * index + 1, emptyLeaf),
  )
}

/**
 * The siblings of a leaf, from the leaf to the root.
 *
 * @param node - Returns the node at a position.
 */
export function pathOf(
  levels: Levels,
  index: number,
  node: (level: number, index: number) => Hash,
): Hash[] {
  assertLeafIndex(levels, index)
  const path: Hash[] = []
  for (let level = 0; level < levels.length - 1; level++)
    path.push(node(level, Math.floor(index / 2 ** level) ^ 1))
  return path
}

/** Throws if the tree has no leaf at an index. */
export function assertLeafIndex(levels: Levels, index: number): void {
  const size = levels[0]?.length ?? 0
  if (!Number.isInteger(index) || index < 0 || index >= size)
    throw new LeafIndexOutOfRangeError({ index, size })
}
