import { describe, expect, it } from 'vitest'
import { manifestChains } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'
import { sampleManifest } from '../../shared/test/sampleManifest'
import { abiOfContract } from './contractAbis'
import { contractNames } from './contractNames'

const { stakingChains, rewardsChain } = sampleManifest
const networks: ShownManifest[] = [
  { ...sampleManifest, interopCenter: rewardsChain.token.address },
  { protocol: 'superchain', environment: 'superchain', stakingChains, rewardsChain },
]

describe('abiOfContract', () => {
  it('knows every contract that has a name', () => {
    const names = networks.flatMap((manifest) =>
      manifestChains(manifest).flatMap(({ chainId }) => [
        ...contractNames(manifest, chainId, [
          { name: 'staking1', address: `0x${'11'.repeat(20)}` },
        ]).values(),
      ]),
    )
    // The bootloader is an account of the system, without code.
    const unknown = names.filter((name) => name !== 'Bootloader' && !abiOfContract(name))
    expect(unknown).toEqual([])
    expect(names).toContain('ZKChain staking1')
    expect(names).toContain('InteropCenter')
  })

  it('knows no other', () => {
    expect(abiOfContract('')).toBeUndefined()
    expect(abiOfContract('toString')).toBeUndefined()
  })
})
