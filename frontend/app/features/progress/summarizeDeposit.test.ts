import { describe, expect, it } from 'vitest'
import type { StepState } from '../../../shared/components/Stepper'
import { summarizeDeposit } from './summarizeDeposit'

const steps = (...states: StepState[]) =>
  states.map((state, index) => ({ name: `Step ${index + 1}`, state }))
const offer = {
  headline: 'Ready to mint',
  purpose: 'to mint',
  actionOf() {
    throw new Error('not asked for')
  },
}

describe('summarizeDeposit', () => {
  it('names the last step that is done', () => {
    expect(
      summarizeDeposit({
        steps: steps('done', 'done', 'current', 'upcoming'),
        offer: undefined,
        isRewarded: false,
        isKnown: true,
      }),
    ).toEqual({ phase: 'underWay', headline: 'Step 2 (2 of 4)', progress: 0.5 })
  })

  it('says what can be done', () => {
    expect(
      summarizeDeposit({
        steps: steps('done', 'current'),
        offer,
        isRewarded: false,
        isKnown: true,
      }),
    ).toMatchObject({ phase: 'ready', headline: 'Ready to mint' })
  })

  it('ends with the reward', () => {
    expect(
      summarizeDeposit({
        steps: steps('done', 'current'),
        offer: undefined,
        isRewarded: true,
        isKnown: true,
      }),
    ).toEqual({ phase: 'rewarded', headline: 'Reward minted', progress: 1 })
  })

  it('says nothing while the status or the reward is loading', () => {
    expect(
      summarizeDeposit({
        steps: steps('done', 'current'),
        offer: undefined,
        isRewarded: false,
        isKnown: false,
      }),
    ).toBeUndefined()
  })

  it('says nothing before it is sent, or if nothing will come', () => {
    for (const states of [['current', 'upcoming'], ['done', 'upcoming'], []] as const)
      expect(
        summarizeDeposit({
          steps: steps(...states),
          offer: undefined,
          isRewarded: false,
          isKnown: true,
        }),
      ).toBeUndefined()
  })
})
