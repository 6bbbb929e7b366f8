import type { Manifest, ManifestChain } from '../../../deployments/manifest'

/** The chains whose batches settle on the settlement layer, and which import its roots. */
export function settlingChains({ stakingChains, rewardsChain }: Manifest): ManifestChain[] {
  return [...stakingChains, rewardsChain]
}
