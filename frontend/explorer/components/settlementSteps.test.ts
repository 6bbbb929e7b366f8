import { describe, expect, it } from 'vitest'
import { settlementSteps, withStates } from './settlementSteps'

const hash = `0x${'1'.repeat(64)}` as const
const nothingSettled = {
  commitTxHash: null,
  committedAt: null,
  proveTxHash: null,
  provenAt: null,
  executeTxHash: null,
  executedAt: null,
}

const statesOf = (settlement: Parameters<typeof settlementSteps>[0]) =>
  withStates(settlementSteps(settlement)).map(({ name, state }) => `${name}: ${state}`)

describe('settlementSteps', () => {
  it('are all to come for what is in no batch', () => {
    expect(statesOf(undefined)).toEqual(['Committed: current', 'Proven: ahead', 'Executed: ahead'])
  })

  it('are done up to the last transaction that there is', () => {
    const at = new Date(0)
    const committed = { ...nothingSettled, commitTxHash: hash, committedAt: at }
    expect(statesOf(committed)).toEqual(['Committed: done', 'Proven: current', 'Executed: ahead'])
    expect(settlementSteps(committed)[0]).toMatchObject({ hash, at })
  })

  it('are all done for an executed batch, with nothing next', () => {
    const executed = {
      ...nothingSettled,
      commitTxHash: hash,
      proveTxHash: hash,
      executeTxHash: hash,
    }
    expect(statesOf(executed)).toEqual(['Committed: done', 'Proven: done', 'Executed: done'])
  })
})
