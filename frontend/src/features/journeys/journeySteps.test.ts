import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import { MessageNotSentError } from '../../../../interop/errors/message'
import { journeySteps } from './journeySteps'

const hash = (n: number) => toHex(n, { size: 32 })
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))

const deposit = { transactionHash: hash(1), messageIndex: 0, sentAt: at(0) }
const mint = { sourceChainId: 34234, transactionHash: hash(9), mintedAt: at(9) }
const message = {
  sender: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  data: '0x',
  messageHash: hash(2),
  transactionHash: hash(1),
  blockNumber: 5n,
  logIndex: 0,
  index: 0,
  batchNumber: 3n,
  txNumberInBatch: 0,
} as const
const settling = {
  message,
  batchNumber: 3n,
  settlement: {
    commitTxHash: hash(4),
    committedAt: at(4),
    proveTxHash: hash(5),
    provenAt: at(5),
    executeTxHash: hash(6),
    executedAt: at(6),
  },
}
const proof = {
  sourceChainId: 34234n,
  batchNumber: 3n,
  index: 0,
  message: { txNumberInBatch: 0, sender: message.sender, data: message.data },
  proof: [],
  settlementLayer: { chainId: 506n, blockNumber: 12n },
  interopRoot: hash(7),
  root: hash(8),
}

const steps = (status?: MessageStatus, minted?: typeof mint) =>
  journeySteps({ sourceChainId: 34234, deposit, status, mint: minted })
const states = (status?: MessageStatus, minted?: typeof mint) =>
  steps(status, minted)
    .map(({ state }) => state[0])
    .join('')

describe('journeySteps', () => {
  it('goes from sent to minted', () => {
    expect(steps().map(({ label }) => label)).toEqual([
      'Sent',
      'Batched',
      'Committed',
      'Proven',
      'Executed',
      'Root imported',
      'Verifiable',
      'Minted',
    ])
  })

  it.each<[string, MessageStatus | undefined, string]>([
    ['before its status is known', undefined, 'dcaaaaaa'],
    ['whose transaction is in no block any more', { stage: 'pending' }, 'caaaaaaa'],
    ['whose transaction is unknown by now', { stage: 'unknown' }, 'caaaaaaa'],
    ['that is sent', { stage: 'sent', message }, 'dcaaaaaa'],
    ['that is batched', { stage: 'batched', message, batchNumber: 3n }, 'ddcaaaaa'],
    ['that is committed', { stage: 'committed', ...settling }, 'dddcaaaa'],
    ['that is proven', { stage: 'proven', ...settling }, 'ddddcaaa'],
    ['that is executed', { stage: 'executed', proof: null, ...settling }, 'dddddcaa'],
    ['whose root is imported', { stage: 'rootImported', proof, ...settling }, 'ddddddca'],
    ['that is verifiable', { stage: 'verifiable', proof, ...settling }, 'dddddddc'],
  ])('shows a deposit %s: done, current and ahead', (_, status, expected) => {
    expect(states(status)).toBe(expected)
  })

  it('is complete with the mint', () => {
    expect(states({ stage: 'verifiable', proof, ...settling }, mint)).toBe('dddddddd')
  })

  it('has nothing to come any more once another deposit was rewarded', () => {
    const elsewhere = { ...mint, sourceChainId: 5328 }
    expect(states({ stage: 'verifiable', proof, ...settling }, elsewhere)).toBe('ddddddda')
    expect(states({ stage: 'proven', ...settling }, elsewhere)).toBe('ddddcaaa')
  })

  it('has nothing under way for a message that will never arrive', () => {
    const error = new MessageNotSentError({ hash: hash(1), messageIndex: 0, count: 0 })
    expect(states({ stage: 'failed', error })).toBe('daaaaaaa')
  })

  it('gives time and transaction of what happened, on the chain where it happened', () => {
    const facts = steps({ stage: 'verifiable', proof, ...settling }, mint).map(
      ({ at, transaction, detail }) => [at, transaction, detail],
    )
    expect(facts).toEqual([
      [at(0), { chain: 'source', hash: hash(1) }, undefined],
      [undefined, undefined, 'batch 3'],
      [at(4), { chain: 'settlementLayer', hash: hash(4) }, undefined],
      [at(5), { chain: 'settlementLayer', hash: hash(5) }, undefined],
      [at(6), { chain: 'settlementLayer', hash: hash(6) }, undefined],
      [undefined, undefined, 'of block 12'],
      [undefined, undefined, undefined],
      [at(9), { chain: 'destination', hash: hash(9) }, undefined],
    ])
  })

  it('tells nothing of what has not happened yet, even if the node announces it', () => {
    const [, , , proven] = steps({ stage: 'committed', ...settling })
    expect(proven).toEqual({ label: 'Proven', state: 'current' })
  })
})
