import fc from 'fast-check'
import { type Hash, keccak256, numberToHex, zeroHash } from 'viem'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { messageRootVectors } from '../test/vectors'
import * as pair from './hashPair'
import { emptyTreeLeaf, IncrementalTree } from './IncrementalTree'
import { emptySubtreeRoot } from './levels'

const leafOf = (n: number) => numberToHex(n + 1, { size: 32 })
const leavesUpTo = (count: number) => Array.from({ length: count }, (_, i) => leafOf(i))

function fullTreeRoot(leaves: readonly Hash[]): Hash {
  const [first = zeroHash, ...others] = leaves
  if (others.length === 0) return first
  const width = 2 ** Math.ceil(Math.log2(leaves.length))
  const padded = Array.from({ length: width }, (_, i) => leaves[i] ?? emptyTreeLeaf)
  const half = width / 2
  return pair.hashPair(allOf(padded.slice(0, half)), allOf(padded.slice(half)))

  function allOf(nodes: readonly Hash[]): Hash {
    const [only = zeroHash] = nodes
    if (nodes.length === 1) return only
    const middle = nodes.length / 2
    return pair.hashPair(allOf(nodes.slice(0, middle)), allOf(nodes.slice(middle)))
  }
}

function foldUp(leaf: Hash, index: number, path: readonly Hash[]): Hash {
  return path.reduce(
    (node, sibling, level) =>
      (index >> level) & 1 ? pair.hashPair(sibling, node) : pair.hashPair(node, sibling),
    leaf,
  )
}

describe('IncrementalTree', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('pads with the hash of 96 zero bytes', () => {
    expect(emptyTreeLeaf).toBe(keccak256(new Uint8Array(96)))
    expect(emptyTreeLeaf).toBe(messageRootVectors.emptyLeaf)
  })

  it('has the roots of empty subtrees', () => {
    const heights = messageRootVectors.zeroBySubtreeHeight.keys()
    expect([...heights].map((height) => emptySubtreeRoot(emptyTreeLeaf, height))).toEqual(
      messageRootVectors.zeroBySubtreeHeight,
    )
  })

  it('has 32 zero bytes as its root without a leaf, and no path', () => {
    const tree = new IncrementalTree()
    expect(tree.root).toBe(zeroHash)
    expect(() => tree.path(0)).toThrow('The tree has no leaf 0')
  })

  it('has its only leaf as its root, with an empty path', () => {
    const tree = new IncrementalTree([leafOf(0)])
    expect(tree.root).toBe(leafOf(0))
    expect(tree.path(0)).toEqual([])
  })

  it('is as deep as its leaves need', () => {
    const tree = new IncrementalTree()
    const depths = leavesUpTo(9).map((leaf) => {
      tree.append(leaf)
      return tree.depth
    })
    expect(depths).toEqual([0, 1, 2, 2, 3, 3, 3, 3, 4])
  })

  it('is the full tree over its leaves, whether appended, set or passed to the constructor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, place) => {
        const leaves = leavesUpTo(count)
        const appended = new IncrementalTree()
        expect(leaves.map((leaf) => appended.append(leaf))).toEqual([...leaves.keys()])
        expect(appended.root).toBe(fullTreeRoot(leaves))
        expect(new IncrementalTree(leaves).root).toBe(appended.root)

        const changed = leaves.with(place % count, zeroHash)
        appended.set(place % count, zeroHash)
        expect(appended.root).toBe(fullTreeRoot(changed))
      }),
      { numRuns: 50 },
    )
  })

  it('returns a path from every leaf to the root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const leaves = leavesUpTo(count)
        const tree = new IncrementalTree(leaves)
        for (const [index, leaf] of leaves.entries()) {
          expect(tree.path(index)).toHaveLength(tree.depth)
          expect(foldUp(leaf, index, tree.path(index))).toBe(tree.root)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('appends to ten thousand leaves with one hash a level', () => {
    const tree = new IncrementalTree(leavesUpTo(10_000))
    const hashPair = vi.spyOn(pair, 'hashPair')
    tree.append(leafOf(10_000))
    tree.path(10_000)
    expect(hashPair.mock.calls.length).toBeLessThanOrEqual(2 * tree.depth)
  })

  it('throws when setting a leaf out of range', () => {
    const tree = new IncrementalTree([leafOf(0)])
    expect(() => tree.set(1, leafOf(1))).toThrow('The tree has no leaf 1')
  })
})
