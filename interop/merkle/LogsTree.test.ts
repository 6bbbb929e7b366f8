import { keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { logsTreeVectors } from '../test/vectors'
import { hashLog } from './hashLog'
import { emptyLogLeaf, LogsTree, logsTreeDepth } from './LogsTree'

describe('LogsTree', () => {
  it('pads with the hash of 88 zero bytes to a depth of 14', () => {
    expect(emptyLogLeaf).toBe(keccak256(new Uint8Array(88)))
    expect(emptyLogLeaf).toBe(logsTreeVectors.emptyLeaf)
    expect(logsTreeDepth).toBe(logsTreeVectors.treeDepth)
  })

  it('has a root without any message', () => {
    expect(new LogsTree([]).root).toBe(logsTreeVectors.emptyRoot)
  })

  describe.each(logsTreeVectors.cases)('vector $name', ({ logs, leaves, localLogsRoot, paths }) => {
    it('hashes each log into its leaf', () => {
      expect(logs.map(hashLog)).toEqual(leaves)
    })

    it('accepts the hash of a message instead of its data', () => {
      const hashed = logs.map(({ message, ...log }) =>
        hashLog({ ...log, messageHash: keccak256(message) }),
      )
      expect(hashed).toEqual(leaves)
    })

    it('has the root of the batch', () => {
      expect(new LogsTree(leaves).root).toBe(localLogsRoot)
    })

    it('has the path of each leaf', () => {
      const tree = new LogsTree(leaves)
      for (const { index, path } of paths) expect(tree.path(index)).toEqual(path)
    })
  })

  it('throws for a transaction number beyond 16 bits', () => {
    const log = { sender: '0x36615cf349d7f6344891b1e7ca7c72883f5dc049', message: '0x' } as const
    expect(() => hashLog({ ...log, txNumberInBatch: 65_536 })).toThrow('65536')
  })

  it.each([-1, 0.5, 2])('has no path for leaf %s of two', (index) => {
    const tree = new LogsTree([emptyLogLeaf, emptyLogLeaf])
    expect(() => tree.path(index)).toThrow('indices 0 to 1')
  })

  it('throws for more leaves than a batch can hold', () => {
    const leaves = Array<typeof emptyLogLeaf>(2 ** 14 + 1).fill(emptyLogLeaf)
    expect(() => new LogsTree(leaves)).toThrow('cannot hold 16385 leaves')
  })
})
