import { describe, expect, it } from 'vitest'
import { describeJourney } from './describeJourney'

describe('describeJourney', () => {
  it('says that it is looking, before the status is known', () => {
    expect(describeJourney({ status: undefined, mint: undefined })).toContain('Looking up')
  })

  it('says what the deposit waits for', () => {
    expect(describeJourney({ status: { stage: 'pending' }, mint: undefined })).toBe(
      'Waiting for a block.',
    )
  })

  it('says that the reward is there', () => {
    const mint = { isOwn: true, of: 'staking1' }
    expect(describeJourney({ status: { stage: 'pending' }, mint })).toContain('Minted')
  })

  it('says which deposit used up the reward', () => {
    const mint = { isOwn: false, of: 'staking2' }
    expect(describeJourney({ status: { stage: 'pending' }, mint })).toContain(
      'yours was for the deposit on staking2',
    )
  })
})
