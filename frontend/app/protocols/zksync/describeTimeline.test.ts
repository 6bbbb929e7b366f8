import { zeroAddress, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { describeTimeline } from './describeTimeline'

const status = { stage: 'pending' } as const

const executed = {
  stage: 'executed',
  proof: null,
  batchNumber: 1n,
  message: {
    sender: zeroAddress,
    data: '0x',
    messageHash: zeroHash,
    transactionHash: zeroHash,
    ...{ blockNumber: 1n, logIndex: 0, index: 0, batchNumber: 1n, txNumberInBatch: 0 },
  },
  settlement: {
    ...{ commitTxHash: zeroHash, committedAt: null, proveTxHash: zeroHash, provenAt: null },
    ...{ executeTxHash: zeroHash, executedAt: null },
  },
} as const

describe('describeTimeline', () => {
  it('describes an unknown status as loading', () => {
    expect(describeTimeline({ status: undefined })).toContain('Loading')
  })

  it('describes what the message is waiting for', () => {
    expect(describeTimeline({ status })).toBe('Pending. Waiting for a block.')
  })

  it('names the node if the message waits for its proof, and says if the proof is from elsewhere', () => {
    expect(describeTimeline({ status: executed, problem: 'missing' })).toBe(
      'Executed. Waiting for the node to return the proof.',
    )
    expect(describeTimeline({ status: undefined, problem: 'wrong' })).toBe(
      'Executed. The proof that the node returns is not accepted, so it is built from public data of the settlement layer.',
    )
    expect(describeTimeline({ status, problem: 'missing', isRebuilt: true })).toBe(
      'Pending. Waiting for a block. The node does not return the proof, so it was built from public data of the settlement layer.',
    )
    expect(describeTimeline({ status, problem: 'wrong', isRebuilt: true })).toContain(
      'The node returns a wrong proof, so it was built',
    )
  })

  it('describes a minted reward that is not final', () => {
    const rewarded = { isForThis: true, chainName: 'staking1', isSettled: false }
    expect(describeTimeline({ status, rewarded })).toMatch(/^Minted\. .* becomes final/)
  })

  it('describes a final reward', () => {
    const rewarded = { isForThis: true, chainName: 'staking1', isSettled: true }
    expect(describeTimeline({ status, rewarded })).toContain('final')
  })

  it('names the deposit that was rewarded instead', () => {
    const rewarded = { isForThis: false, chainName: 'staking2', isSettled: true }
    expect(describeTimeline({ status, rewarded })).toContain('for its deposit on staking2')
  })
})
