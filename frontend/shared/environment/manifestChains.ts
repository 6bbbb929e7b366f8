import type { Manifest, ManifestChain } from '../../../deployments/manifest'

/** All chains of an environment: those to stake on first, the settlement layer last. */
export function manifestChains({
  stakingChains,
  rewardsChain,
  settlementLayer,
}: Manifest): (ManifestChain & { staking?: Manifest['stakingChains'][number]['staking'] })[] {
  return [...stakingChains, rewardsChain, settlementLayer]
}
