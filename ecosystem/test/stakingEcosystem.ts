import type { Manifest } from '../../deployments/manifest'
import { createEcosystem, type Ecosystem } from '../createEcosystem'
import { stakingPreset } from '../presets/staking'
import type { EcosystemHooks } from '../startNetwork'
import type { EcosystemOptions } from '../zksync/options'

/** A network on which the staking dApp is deployed. */
export type StakingEcosystem = Ecosystem<Manifest>

export type StakingOptions = Omit<EcosystemOptions, 'onReady'> & {
  stakingChains?: number | undefined
}

/** Starts a network on which the staking dApp is deployed. */
export function createStakingEcosystem(
  { stakingChains, ...options }: StakingOptions = {},
  hooks?: EcosystemHooks,
): Promise<StakingEcosystem> {
  return createEcosystem({ ...stakingPreset({ stakingChains }), ...options }, hooks)
}
