import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import { InteropRootMismatchError, MessageNotSentError } from '../../../../interop/errors/message'
import { type TimelineParameters, timelineSteps } from './timelineSteps'

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

const [sourceId, settlementLayerId, destinationId] = [34234, 506, 37427]
const sent = {
  id: { chainId: sourceId, hash: hash(1), messageIndex: 0 },
  settlementLayerId,
  destinationId,
  sentAt: at(0),
}
const deposit = { ...sent, reward: { mint: undefined, settlement: undefined } }
const minted = { ...sent, reward: { mint, settlement: undefined } }
const states = (parameters: TimelineParameters) =>
  timelineSteps(parameters)
    .map(({ state }) => state[0])
    .join('')

describe('timelineSteps', () => {
  it('goes from sent to settled for a deposit', () => {
    expect(timelineSteps(deposit).map(({ name }) => name)).toEqual([
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
    expect(timelineSteps(sent).at(-1)?.name).toBe('Ready')
  })

  it.each<[string, MessageStatus | undefined, string]>([
    ['before its status is known', undefined, 'cuuuuuuuu'],
    ['whose transaction is no longer in a block', { stage: 'pending' }, 'cuuuuuuuu'],
    ['whose transaction is unknown by now', { stage: 'unknown' }, 'uuuuuuuuu'],
    ['that is sent', { stage: 'sent', message }, 'dcuuuuuuu'],
    ['that is batched', { stage: 'batched', message, batchNumber: 3n }, 'ddcuuuuuu'],
    ['that is committed', { stage: 'committed', ...settling }, 'dddcuuuuu'],
    ['that is proven', { stage: 'proven', ...settling }, 'ddddcuuuu'],
    ['that is executed', { stage: 'executed', proof: null, ...settling }, 'dddddcuuu'],
    ['whose root is imported', { stage: 'rootImported', proof, ...settling }, 'ddddddcuu'],
    ['that is ready', { stage: 'verifiable', proof, ...settling }, 'dddddddcu'],
  ])('shows a deposit %s: done, current and upcoming', (_, status, expected) => {
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
  ])('has no upcoming steps once another deposit %s was rewarded', (_, other) => {
    const reward = { mint: { ...mint, ...other }, settlement: executed }
    expect(states({ ...sent, reward, status: ready })).toBe('ddddddduu')
    expect(states({ ...sent, reward, status: { stage: 'proven', ...settling } })).toBe('ddddcuuuu')
  })

  it('has neither done nor current steps for a message that was never sent', () => {
    const error = new MessageNotSentError({ hash: hash(1), messageIndex: 0, count: 0 })
    expect(states({ ...deposit, status: { stage: 'failed', error } })).toBe('uuuuuuuuu')
  })

  it('has no current step for a message that failed', () => {
    const error = new InteropRootMismatchError({
      settlementLayer: proof.settlementLayer,
      computed: hash(7),
      imported: hash(8),
    })
    expect(states({ ...deposit, status: { stage: 'failed', error } })).toBe('duuuuuuuu')
  })

  it('has the time and transaction of each step, on its chain', () => {
    const steps = timelineSteps({
      ...minted,
      status: ready,
      rootImport,
      reward: { mint, settlement: executed },
    }).map(({ at, transaction, detail }) => [at, transaction, detail])
    expect(steps).toEqual([
      [at(0), { chainId: sourceId, hash: hash(1) }, undefined],
      [undefined, undefined, 'batch 3'],
      [at(4), { chainId: settlementLayerId, hash: hash(4) }, undefined],
      [at(5), { chainId: settlementLayerId, hash: hash(5) }, undefined],
      [at(6), { chainId: settlementLayerId, hash: hash(6) }, 'settlement block 12'],
      [at(7), { chainId: destinationId, hash: hash(7) }, undefined],
      [at(7), undefined, undefined],
      [at(9), { chainId: destinationId, hash: hash(9) }, undefined],
      [at(10), { chainId: settlementLayerId, hash: hash(10) }, undefined],
    ])
  })

  it('has no details of upcoming steps, even if the node returns them', () => {
    const [, , , proven] = timelineSteps({
      ...deposit,
      status: { stage: 'committed', ...settling },
    })
    expect(proven).toEqual({ name: 'Proven', state: 'current' })
  })

  it('estimates only the current step', () => {
    const latency = { committed: 2_000, proven: 4_000, executed: 6_000, rootImported: 8_000 }
    const status = { stage: 'committed', ...settling } as const
    const steps = timelineSteps({ ...deposit, status, latency })
    expect(steps.map(({ expectedAt }) => expectedAt)).toEqual([
      ...Array(3).fill(undefined),
      at(4),
      ...Array(5).fill(undefined),
    ])
  })
})
