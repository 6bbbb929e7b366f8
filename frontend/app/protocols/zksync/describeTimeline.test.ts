import { describe, expect, it } from 'vitest'
import { describeTimeline } from './describeTimeline'

const status = { stage: 'pending' } as const

describe('describeTimeline', () => {
  it('describes an unknown status as loading', () => {
    expect(describeTimeline({ status: undefined })).toContain('Loading')
  })

  it('describes what the message is waiting for', () => {
    expect(describeTimeline({ status })).toBe('Pending. Waiting for a block.')
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
