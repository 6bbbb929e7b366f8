import { describe, expect, it } from 'vitest'
import { describeOutages } from '../../../shared/chains/describeOutages'
import { sampleManifest } from '../../../shared/test/sampleManifest'
import { outageTexts } from './outageTexts'

const unreachable = (...names: string[]) => {
  const { stakingChains, rewardsChain, settlementLayer } = sampleManifest
  const chains = [...stakingChains, rewardsChain, settlementLayer]
  return describeOutages(
    sampleManifest,
    (id) => chains.some(({ name, chainId }) => chainId === id && names.includes(name)),
    outageTexts,
  )
}

describe('outage texts of the web app', () => {
  it('are empty while all chains respond', () => {
    expect(unreachable()).toEqual([])
  })

  it.each([
    ['staking2', 'Staking and withdrawing there are unavailable'],
    ['rewards', 'Staking and withdrawing still work'],
    ['gateway', 'minting ready rewards still work'],
  ])('describes the consequences if %s is unreachable', (name, consequence) => {
    const [sentence, ...others] = unreachable(name)
    expect(sentence).toMatch(new RegExp(`^${name} is unreachable\\. .*${consequence}`))
    expect(others).toEqual([])
  })

  it('names every unreachable chain', () => {
    expect(unreachable('staking1', 'staking2', 'gateway')).toHaveLength(3)
  })

  it('are one sentence if no chain is reachable', () => {
    const sentences = unreachable('staking1', 'staking2', 'rewards', 'gateway')
    expect(sentences).toEqual([expect.stringContaining('No chain is reachable.')])
  })
})
