import { describe, expect, it } from 'vitest'
import { describeOutages } from '../../shared/chains/describeOutages'
import { sampleManifest } from '../../shared/test/sampleManifest'
import { outageTexts } from './outageTexts'

const silent = (...names: string[]) => {
  const { stakingChains, rewardsChain, settlementLayer } = sampleManifest
  const chains = [...stakingChains, rewardsChain, settlementLayer]
  return describeOutages(
    sampleManifest,
    (id) => chains.some(({ name, chainId }) => chainId === id && names.includes(name)),
    outageTexts,
  )
}

describe('what the web app says of outages', () => {
  it('says nothing while all chains answer', () => {
    expect(silent()).toEqual([])
  })

  it.each([
    ['staking2', 'cannot stake or withdraw there'],
    ['rewards', 'Staking and withdrawing work'],
    ['gateway', 'minting what is ready work'],
  ])('says what it means that %s does not answer', (name, consequence) => {
    const [sentence, ...others] = silent(name)
    expect(sentence).toMatch(new RegExp(`^${name} does not answer: .*${consequence}`))
    expect(others).toEqual([])
  })

  it('names every chain that does not answer', () => {
    expect(silent('staking1', 'staking2', 'rewards', 'gateway')).toHaveLength(4)
  })
})
