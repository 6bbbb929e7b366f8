import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import { InteropRootMismatchError, MessageNotSentError } from '../../../../interop/errors/message'
import { type JourneyFacts, journeySteps } from './journeySteps'

const hash = (n: number) => toHex(n, { size: 32 })
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))

const mint = {
  kind: 'minted',
  chainId: 37427,
  sourceChainId: 34234,
  batchNumber: 3n,
  messageIndex: 0,
  transactionHash: hash(9),
  blockNumber: 20n,
  logIndex: 0,
  at: at(9),
} as const
const rootImport = { transactionHash: hash(7), blockNumber: 19n, importedAt: at(7) }
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

const executed = {
  stage: 'executed',
  batchNumber: 4n,
  settlement: { ...settling.settlement, executeTxHash: hash(10), executedAt: at(10) },
} as const

const journey = { hash: hash(1), sentAt: at(0) }
const deposit = { ...journey, reward: { mint: undefined, settlement: undefined } }
const minted = { ...journey, reward: { mint, settlement: undefined } }
const states = (facts: JourneyFacts) =>
  journeySteps(facts)
    .map(({ state }) => state[0])
    .join('')

describe('journeySteps', () => {
  it('goes from sent to settled for a deposit', () => {
    expect(journeySteps(deposit).map(({ label }) => label)).toEqual([
      'Sent',
      'Batched',
      'Committed',
      'Proven',
      'Executed',
      'Root imported',
      'Ready',
      'Minted',
      'Settled',
    ])
  })

  it('ends with ready for a message that earns no reward', () => {
    expect(journeySteps(journey).at(-1)?.label).toBe('Ready')
  })

  it.each<[string, MessageStatus | undefined, string]>([
    ['before its status is known', undefined, 'dcaaaaaaa'],
    ['whose transaction is in no block any more', { stage: 'pending' }, 'caaaaaaaa'],
    ['whose transaction is unknown by now', { stage: 'unknown' }, 'caaaaaaaa'],
    ['that is sent', { stage: 'sent', message }, 'dcaaaaaaa'],
    ['that is batched', { stage: 'batched', message, batchNumber: 3n }, 'ddcaaaaaa'],
    ['that is committed', { stage: 'committed', ...settling }, 'dddcaaaaa'],
    ['that is proven', { stage: 'proven', ...settling }, 'ddddcaaaa'],
    ['that is executed', { stage: 'executed', proof: null, ...settling }, 'dddddcaaa'],
    ['whose root is imported', { stage: 'rootImported', proof, ...settling }, 'ddddddcaa'],
    ['that is ready', { stage: 'verifiable', proof, ...settling }, 'dddddddca'],
  ])('shows a deposit %s: done, current and ahead', (_, status, expected) => {
    expect(states({ ...deposit, status })).toBe(expected)
  })

  const ready = { stage: 'verifiable', proof, ...settling } as const

  it('is complete once the mint has settled', () => {
    expect(states({ ...minted, status: ready })).toBe('ddddddddc')
    const reward = { mint, settlement: executed }
    expect(states({ ...minted, status: ready, reward })).toBe('ddddddddd')
  })

  it.each([
    ['on another chain', { sourceChainId: 5328 }],
    ['of another batch of its chain', { batchNumber: 4n }],
    ['of its own batch', { messageIndex: 1 }],
  ])('has nothing to come any more once another deposit %s was rewarded', (_, other) => {
    const reward = { mint: { ...mint, ...other }, settlement: executed }
    expect(states({ ...journey, reward, status: ready })).toBe('dddddddaa')
    expect(states({ ...journey, reward, status: { stage: 'proven', ...settling } })).toBe(
      'ddddcaaaa',
    )
  })

  it('has nothing done nor under way for a message that was never sent', () => {
    const error = new MessageNotSentError({ hash: hash(1), messageIndex: 0, count: 0 })
    expect(states({ ...deposit, status: { stage: 'failed', error } })).toBe('aaaaaaaaa')
  })

  it('has nothing under way for a message that was sent and will not arrive', () => {
    const error = new InteropRootMismatchError({
      settlementLayer: proof.settlementLayer,
      computed: hash(7),
      imported: hash(8),
    })
    expect(states({ ...deposit, status: { stage: 'failed', error } })).toBe('daaaaaaaa')
  })

  it('gives time and transaction of what happened, on the chain where it happened', () => {
    const facts = journeySteps({
      ...minted,
      status: ready,
      rootImport,
      reward: { mint, settlement: executed },
    }).map(({ at, transaction, detail }) => [at, transaction, detail])
    expect(facts).toEqual([
      [at(0), { chain: 'source', hash: hash(1) }, undefined],
      [undefined, undefined, 'batch 3'],
      [at(4), { chain: 'settlementLayer', hash: hash(4) }, undefined],
      [at(5), { chain: 'settlementLayer', hash: hash(5) }, undefined],
      [at(6), { chain: 'settlementLayer', hash: hash(6) }, 'settlement block 12'],
      [at(7), { chain: 'destination', hash: hash(7) }, undefined],
      [at(7), undefined, undefined],
      [at(9), { chain: 'destination', hash: hash(9) }, undefined],
      [at(10), { chain: 'settlementLayer', hash: hash(10) }, undefined],
    ])
  })

  it('tells nothing of what has not happened yet, even if the node announces it', () => {
    const [, , , proven] = journeySteps({ ...deposit, status: { stage: 'committed', ...settling } })
    expect(proven).toEqual({ label: 'Proven', state: 'current' })
  })

  it('expects the next step when others took it lately, and only that', () => {
    const latency = { committed: 2_000, proven: 4_000, executed: 6_000, rootImported: 8_000 }
    const status = { stage: 'committed', ...settling } as const
    const steps = journeySteps({ ...deposit, status, latency })
    expect(steps.map(({ expectedAt }) => expectedAt)).toEqual([
      ...Array(3).fill(undefined),
      at(4),
      ...Array(5).fill(undefined),
    ])
  })
})
