import { describe, expect, it } from 'vitest'
import { manifestChains } from '../../../deployments/interopChains'
import { sampleManifest } from '../test/sampleManifest'
import { withDisplayNames } from './withDisplayNames'

describe('withDisplayNames', () => {
  it('names each chain as the manifest says, and others by their name', () => {
    const { rewardsChain } = sampleManifest
    const shown = withDisplayNames({
      ...sampleManifest,
      rewardsChain: { ...rewardsChain, displayName: 'ZKsync Era' },
    })
    expect(manifestChains(shown).map(({ name }) => name)).toEqual([
      ...['staking1', 'staking2', 'ZKsync Era', 'gateway'],
    ])
  })
})
