import { describe, expect, it } from 'vitest'
import type { SuperchainManifest } from '../../../deployments/manifest'
import { systemAddresses } from '../../../interop/addresses'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { sampleManifest } from '../../shared/test/sampleManifest'
import { contractNames } from './contractNames'

const zkChain = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'

describe('contractNames', () => {
  it('knows the contracts of each chain, and those of no other', () => {
    const [{ chainId: staking = 0, staking: contract } = {}] = sampleManifest.stakingChains
    const { rewardsChain, settlementLayer } = sampleManifest
    const zkChains = [{ name: 'staking1', address: zkChain } as const]
    const namesOn = (chainId: number) => {
      const names = contractNames(sampleManifest, chainId, zkChains)
      return [contract?.address, rewardsChain.token.address, systemAddresses.messageRoot, zkChain]
        .map((address) => address?.toLowerCase() ?? '')
        .map((address) => names.get(address))
    }
    expect(namesOn(staking)).toEqual(['Staking', undefined, undefined, undefined])
    expect(namesOn(rewardsChain.chainId)).toEqual([undefined, 'InteropToken', undefined, undefined])
    expect(namesOn(settlementLayer.chainId)).toEqual([
      undefined,
      undefined,
      'MessageRoot',
      'ZKChain staking1',
    ])
  })

  it('knows the contracts of the Superchain', () => {
    const { stakingChains, rewardsChain } = sampleManifest
    const superchain: SuperchainManifest = {
      protocol: 'superchain',
      environment: 'superchain',
      stakingChains,
      rewardsChain,
    }
    const [{ chainId = 0, staking = rewardsChain.token } = {}] = stakingChains
    const names = contractNames(superchain, chainId)
    expect(names.get(staking.address.toLowerCase())).toBe('SuperchainStaking')
    expect(names.get(superchainAddresses.crossL2Inbox)).toBe('CrossL2Inbox')
    expect(names.get(systemAddresses.l1Messenger)).toBeUndefined()
    expect(
      contractNames(superchain, rewardsChain.chainId).get(rewardsChain.token.address.toLowerCase()),
    ).toBe('SuperchainToken')
  })

  it('knows what every chain ships with', () => {
    const names = contractNames(sampleManifest, sampleManifest.rewardsChain.chainId)
    expect(names.get(systemAddresses.l1Messenger)).toBe('L1Messenger')
  })
})
