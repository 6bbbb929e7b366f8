import { type Hash, zeroHash } from 'viem'
import { assertLeafIndex, buildLevels, type Levels, nodeAt, parentOf, pathOf } from './levels'

/** Hash of 96 zero bytes: the empty leaf of chain trees and of the shared tree. */
export const emptyTreeLeaf: Hash =
  '0x46700b4d40ac5c35af2c22dda2787a91eb567b06c924a8fb8ae9a05b20c08c21'

/**
 * A growing Merkle tree, padded to the next power of two: a chain's tree of batches, or the shared tree of chains.
 *
 * Appending, setting and reading a path take O(log n).
 */
export class IncrementalTree {
  readonly #levels: Levels

  constructor(leaves: readonly Hash[] = []) {
    const depth = leaves.length < 2 ? 0 : Math.ceil(Math.log2(leaves.length))
    this.#levels = buildLevels(leaves, emptyTreeLeaf, depth)
  }

  /** Another tree with the same leaves. */
  copy(): IncrementalTree {
    const copy = new IncrementalTree()
    for (const [level, nodes] of this.#levels.entries()) copy.#levels[level] = [...nodes]
    return copy
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  get depth(): number {
    return this.#levels.length - 1
  }

  /** The root; zero bytes for an empty tree. */
  get root(): Hash {
    return this.#levels.at(-1)?.[0] ?? zeroHash
  }

  /** Appends a leaf and returns its index. */
  append(leaf: Hash): number {
    const index = this.size
    this.#write(index, leaf)
    return index
  }

  /** Replaces a leaf. */
  set(index: number, leaf: Hash): void {
    assertLeafIndex(this.#levels, index)
    this.#write(index, leaf)
  }

  /** Returns the siblings of a leaf, from the leaf to the root. */
  path(index: number): Hash[] {
    return pathOf(this.#levels, index, (level, position) =>
      nodeAt(this.#levels, level, position, emptyTreeLeaf),
    )
  }

  #write(leafIndex: number, leaf: Hash): void {
    let index = leafIndex
    let node = leaf
    for (let level = 0; ; level++) {
      this.#levels[level] ??= []
      const nodes = this.#levels[level] ?? []
      nodes[index] = node
      if (nodes.length === 1) return
      index = Math.floor(index / 2)
      node = parentOf(this.#levels, level, index, emptyTreeLeaf)
    }
  }
}
