import { describe, expect, it } from 'vitest'
import { describeTimeline } from './describeTimeline'

const status = { stage: 'pending' } as const

describe('describeTimeline', () => {
  it('says that it is looking, before the status is known', () => {
    expect(describeTimeline({ status: undefined })).toContain('Looking up')
  })

  it('says what the message waits for', () => {
    expect(describeTimeline({ status })).toBe('Waiting for a block.')
  })

  it('says that the reward is there, and that it may still be undone', () => {
    const rewarded = { isForThis: true, chainName: 'staking1', isSettled: false }
    expect(describeTimeline({ status, rewarded })).toMatch(/^Minted: .* settles/)
  })

  it('says that the reward is final', () => {
    const rewarded = { isForThis: true, chainName: 'staking1', isSettled: true }
    expect(describeTimeline({ status, rewarded })).toContain('nothing can undo')
  })

  it('says which deposit used up the reward', () => {
    const rewarded = { isForThis: false, chainName: 'staking2', isSettled: true }
    expect(describeTimeline({ status, rewarded })).toContain('for the deposit on staking2')
  })
})
