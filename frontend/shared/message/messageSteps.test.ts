import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { MessageStatus } from '../../../interop/actions/getMessageStatus'
import { nothingSettled } from '../test/nothingSettled'
import { messageSteps, settlementSteps } from './messageSteps'
import { toTimeline } from './timeline'

const hash = toHex(1, { size: 32 })
const settlementLayerId = 506

describe('settlementSteps', () => {
  const statesOf = (parameters: Omit<Parameters<typeof settlementSteps>[0], 'settlementLayerId'>) =>
    toTimeline(settlementSteps({ ...parameters, settlementLayerId })).map(
      ({ name, state }) => `${name}: ${state}`,
    )

  it('are current or upcoming for a batch that is only sealed', () => {
    expect(statesOf({ stage: 'batched', settlement: undefined })).toEqual([
      'Committed: current',
      'Proven: upcoming',
      'Executed: upcoming',
    ])
  })

  it('are done up to the stage, with time and transaction', () => {
    const at = new Date(0)
    const settlement = { ...nothingSettled, commitTxHash: hash, committedAt: at }
    const committed = { stage: 'committed', settlement } as const
    expect(statesOf(committed)).toEqual([
      'Committed: done',
      'Proven: current',
      'Executed: upcoming',
    ])
    expect(settlementSteps({ ...committed, settlementLayerId })[0]).toMatchObject({
      at,
      transaction: { chainId: settlementLayerId, hash },
    })
  })

  it('are all done for an executed batch, even if the node returns no transactions', () => {
    expect(statesOf({ stage: 'executed', settlement: nothingSettled })).toEqual([
      'Committed: done',
      'Proven: done',
      'Executed: done',
    ])
  })
})

describe('messageSteps', () => {
  it.each<[MessageStatus['stage'] | undefined, boolean]>([
    [undefined, false],
    ['unknown', false],
    ['pending', false],
  ])('of a message whose stage is %s: sent %s', (stage, isDone) => {
    const status = stage === 'unknown' || stage === 'pending' ? { stage } : undefined
    const id = { chainId: 34234, hash, messageIndex: 0 }
    const [sent] = messageSteps({ id, sentAt: undefined, status, settlementLayerId })
    expect(sent).toMatchObject({ name: 'Sent', isDone, transaction: { chainId: 34234, hash } })
  })
})
