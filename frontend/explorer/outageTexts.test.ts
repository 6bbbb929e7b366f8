import { describe, expect, it } from 'vitest'
import { describeOutages } from '../shared/chains/describeOutages'
import { sampleManifest } from '../shared/test/sampleManifest'
import { outageTexts } from './outageTexts'

describe('what the explorer says of outages', () => {
  it('says nothing as long as every chain answers', () => {
    expect(describeOutages(sampleManifest, () => false, outageTexts)).toEqual([])
  })

  it('names each chain that does not, and what is missing', () => {
    const { rewardsChain, settlementLayer } = sampleManifest
    const silent = [rewardsChain.chainId, settlementLayer.chainId]
    const [ofChain, ofLayer, ...others] = describeOutages(
      sampleManifest,
      (id) => silent.includes(id),
      outageTexts,
    )
    expect(ofChain).toBe(
      'rewards does not answer at http://127.0.0.1:3350: what is shown of it may be old. Everything about the other chains works.',
    )
    expect(ofLayer).toContain('gateway does not answer at http://127.0.0.1:3150')
    expect(ofLayer).toContain('roots of batches cannot be looked up')
    expect(others).toEqual([])
  })
})
