import { describe, expect, it } from 'vitest'
import { messageRootVectors } from '../test/vectors'
import { MessageRootTree } from './MessageRootTree'
import { aggregatedRoot, batchLeaf, chainLeaf } from './messageRoot'

describe('aggregatedRoot', () => {
  it.each(messageRootVectors.aggregatedRootWithNoOtherChains)(
    'is that of chain $chainId with no other chain',
    ({ chainId, aggregatedRoot: expected }) => {
      expect(aggregatedRoot(chainId)).toBe(expected)
    },
  )
})

describe('MessageRootTree', () => {
  it.each(messageRootVectors.sequences)('goes through $name as the contract does', (sequence) => {
    const tree = new MessageRootTree(sequence.gatewayChainId)
    let checked = 0

    for (const [step, op] of sequence.ops.entries()) {
      if (op.op === 'addChain') expect(tree.registerChain(op.chainId)).toBe(op.chainIndex)
      if (op.op === 'addBatch') {
        expect(batchLeaf(op)).toBe(op.batchLeafHash)
        expect(tree.appendBatch(op)).toBe(op.leafIndex)
        expect(tree.chainRoot(op.chainId)).toBe(op.chainRoot)
        expect(chainLeaf(op)).toBe(op.chainIdLeafHash)
        const { batchPath } = tree.position({ chainId: op.chainId, batchLeafIndex: op.leafIndex })
        expect(batchPath).toHaveLength(op.chainTreeHeight)
      }
      expect(tree.root).toBe(op.sharedTreeRoot)

      const next = sequence.ops[step + 1]
      const block = op.op === 'init' ? 0 : op.block
      if (next && next.op !== 'init' && next.block === block) continue
      const checkpoint = sequence.checkpoints.find((candidate) => candidate.block === block)
      if (!checkpoint) continue
      checked++
      expect(tree.root).toBe(checkpoint.sharedTreeRoot)
      for (const { chainId, chainRoot } of checkpoint.chains)
        expect(tree.chainRoot(chainId)).toBe(chainRoot)
      for (const { chainId, leafIndex, path } of checkpoint.batchPaths) {
        const chain = checkpoint.chains.find((candidate) => candidate.chainId === chainId)
        expect(tree.position({ chainId, batchLeafIndex: leafIndex })).toEqual({
          batchLeafIndex: leafIndex,
          batchPath: path,
          chainIndex: chain?.chainIndex,
          sharedPath: chain?.sharedPath,
        })
      }
    }

    expect(checked).toBe(sequence.checkpoints.length)
  })

  it('throws for a chain that is already registered', () => {
    expect(() => new MessageRootTree(506n).registerChain(506n)).toThrow('registered')
  })

  it('throws for a batch of an unregistered chain', () => {
    const batch = { chainId: 271n, batchNumber: 1n, chainBatchRoot: aggregatedRoot(271n) }
    expect(() => new MessageRootTree(506n).appendBatch(batch)).toThrow('271 is not registered')
  })
})
