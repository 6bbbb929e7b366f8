import { describe, expect, it } from 'vitest'
import { chooseHeadline } from './chooseHeadline'

const underWay = { phase: 'underWay', headline: 'Proven', progress: 0.4 } as const
const ready = { phase: 'ready', headline: 'Ready to mint', progress: 0.8 } as const
const rewarded = { phase: 'rewarded', headline: 'Reward minted', progress: 1 } as const

describe('chooseHeadline', () => {
  it('prefers what waits for the user', () => {
    expect(chooseHeadline([underWay, rewarded, ready])).toBe('Ready to mint')
    expect(chooseHeadline([rewarded, undefined, underWay])).toBe('Proven')
    expect(chooseHeadline([undefined, rewarded])).toBe('Reward minted')
  })

  it('is undefined without deposits', () => {
    expect(chooseHeadline([undefined])).toBeUndefined()
  })
})
