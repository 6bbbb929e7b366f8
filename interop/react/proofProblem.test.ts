import { zeroAddress, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { InteropRootMismatchError, MessageTransactionRevertedError } from '../errors/message'
import { ProofRevertedError } from '../errors/proof'
import { InvalidRpcResponseError } from '../errors/rpc'
import type { MessageProof, SentMessage } from '../types'
import { proofProblemOf } from './proofProblem'

const root = { chainId: 506n, blockNumber: 25n }
const message: SentMessage = {
  ...{ sender: zeroAddress, data: '0x', messageHash: zeroHash, transactionHash: zeroHash },
  ...{ blockNumber: 1n, logIndex: 0, index: 0, batchNumber: 1n, txNumberInBatch: 0 },
}
const proof: MessageProof = {
  ...{ sourceChainId: 34234n, batchNumber: 1n, index: 0, proof: [] },
  message: { txNumberInBatch: 0, sender: zeroAddress, data: '0x' },
  ...{ settlementLayer: root, interopRoot: zeroHash, root: zeroHash },
}
const executed = {
  ...{ stage: 'executed' as const, message, batchNumber: 1n },
  settlement: {
    ...{ commitTxHash: zeroHash, committedAt: null, proveTxHash: zeroHash, provenAt: null },
    ...{ executeTxHash: zeroHash, executedAt: null },
  },
}

const failed = (error: InteropRootMismatchError | MessageTransactionRevertedError) =>
  proofProblemOf({ status: { stage: 'failed', error }, error: null })

describe('proofProblemOf', () => {
  it('finds nothing wrong with a message that is pending, or verifiable as far as is known', () => {
    expect(proofProblemOf({ status: undefined, error: null })).toBeUndefined()
    expect(proofProblemOf({ status: { stage: 'pending' }, error: null })).toBeUndefined()
    expect(proofProblemOf({ status: { ...executed, proof }, error: null })).toBeUndefined()
    expect(
      proofProblemOf({ status: { ...executed, proof }, error: null, isPublished: true }),
    ).toBeUndefined()
  })

  it('finds that a proof is missing once the batch is executed', () => {
    expect(proofProblemOf({ status: { ...executed, proof: null }, error: null })).toBe('missing')
  })

  it('finds that a proof leads to a root that was never published', () => {
    expect(
      proofProblemOf({ status: { ...executed, proof }, error: null, isPublished: false }),
    ).toBe('wrong')
  })

  it('finds that a proof leads to another root than that of its block', () => {
    const roots = { computed: zeroHash, imported: zeroHash }
    expect(failed(new InteropRootMismatchError({ settlementLayer: root, ...roots }))).toBe('wrong')
    expect(failed(new MessageTransactionRevertedError({ hash: zeroHash }))).toBeUndefined()
  })

  it.each([
    ['contradicts itself', new InvalidRpcResponseError({ method: 'a', reason: 'b' }), 'wrong'],
    ['cannot be decoded', new ProofRevertedError('MerklePathEmpty'), 'wrong'],
    ['could not be fetched', new Error('The node is unreachable'), undefined],
  ])('finds whether a proof %s', (_, error, problem) => {
    expect(proofProblemOf({ status: undefined, error })).toBe(problem)
  })
})
