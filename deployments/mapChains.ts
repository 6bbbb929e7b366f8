import type { ManifestChain, StakingManifest } from './manifest'

/** The manifest with each of its chains changed. */
export function mapChains<manifest extends StakingManifest>(
  manifest: manifest,
  change: <chain extends ManifestChain>(chain: chain) => chain,
): manifest {
  return {
    ...manifest,
    ...('settlementLayer' in manifest && { settlementLayer: change(manifest.settlementLayer) }),
    stakingChains: manifest.stakingChains.map((chain) => change(chain)),
    rewardsChain: change(manifest.rewardsChain),
  }
}
