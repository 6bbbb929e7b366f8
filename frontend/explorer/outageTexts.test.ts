import { describe, expect, it } from 'vitest'
import { describeOutages } from '../shared/chains/describeOutages'
import { sampleManifest } from '../shared/test/sampleManifest'
import { outageTexts } from './outageTexts'

describe('what the explorer says of outages', () => {
  it('is empty while all chains respond', () => {
    expect(describeOutages(sampleManifest, () => false, outageTexts)).toEqual([])
  })

  it('names each chain that does not, and what is missing', () => {
    const { rewardsChain, settlementLayer } = sampleManifest
    const unreachable = [rewardsChain.chainId, settlementLayer.chainId]
    const [ofChain, ofLayer, ...others] = describeOutages(
      sampleManifest,
      (id) => unreachable.includes(id),
      outageTexts,
    )
    expect(ofChain).toBe(
      'rewards is unreachable at http://127.0.0.1:3350. Its data may be outdated. The other chains are not affected.',
    )
    expect(ofLayer).toContain('gateway is unreachable at http://127.0.0.1:3150')
    expect(ofLayer).toContain('batch and interop roots cannot be loaded')
    expect(others).toEqual([])
  })
})
