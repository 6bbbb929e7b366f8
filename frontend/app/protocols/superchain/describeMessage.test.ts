import { describe, expect, it } from 'vitest'
import type { RelayState } from '../../../../interop/superchain/react/RelayState'
import { sampleMessage, sampleRelay } from '../../../shared/test/sampleMessage'
import { describeMessage } from './describeMessage'

const relayed: RelayState = {
  status: { stage: 'relayed', ...sampleMessage },
  relay: sampleRelay,
}
const describeDeposit = (state: RelayState | undefined, rewardedFor?: string) =>
  describeMessage({ state, destination: 'rewards', isDeposit: true, rewardedFor })

describe('describeMessage', () => {
  it('describes an unknown status as loading', () => {
    expect(describeDeposit(undefined)).toContain('Loading')
  })

  it('describes what the message is waiting for', () => {
    const sent: RelayState = { status: { stage: 'sent', ...sampleMessage }, relay: null }
    expect(describeDeposit(sent)).toContain('a block of rewards')
    expect(describeDeposit({ ...sent, status: { stage: 'pending' } })).toBe(
      'Pending. Waiting for a block.',
    )
  })

  it('describes a relayed message, and one in a safe block', () => {
    expect(describeDeposit(relayed)).toBe(
      'Relayed. The reward is minted, but its block is not safe yet.',
    )
    const safe = { ...relayed, relay: { ...sampleRelay, isSafe: true } }
    expect(describeDeposit(safe)).toBe('Relayed. The reward is minted, in a safe block.')
    expect(describeMessage({ state: safe, destination: 'rewards', isDeposit: false })).toBe(
      'Relayed, in a safe block.',
    )
  })

  it('says what to do about an expired message', () => {
    const expired: RelayState = { status: { stage: 'expired', ...sampleMessage }, relay: null }
    expect(describeDeposit(expired)).toContain('after it is sent again')
  })

  it('names the deposit that was rewarded instead', () => {
    const relayable: RelayState = { status: { stage: 'relayable', ...sampleMessage }, relay: null }
    expect(describeDeposit(relayable, 'staking2')).toContain('for its deposit on staking2')
  })

  it('names a destination that the environment does not have', () => {
    const state: RelayState = { status: { stage: 'sent', ...sampleMessage }, relay: null }
    expect(describeMessage({ state, destination: undefined, isDeposit: false })).toMatch(
      /^Sent to chain 903, which this environment does not have\./,
    )
    const expired: RelayState = { status: { stage: 'expired', ...sampleMessage }, relay: null }
    expect(describeMessage({ state: expired, destination: undefined, isDeposit: false })).toMatch(
      /^Sent to chain 903, .* has to be sent again/,
    )
  })
})
