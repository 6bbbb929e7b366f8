import type { Manifest, ManifestChain } from '../../deployments/manifest'

/** Says of each chain where the explorer shows it. */
export function withExplorer(manifest: Manifest, url: string): Manifest {
  const shown = <chain extends ManifestChain>(chain: chain): chain => ({
    ...chain,
    explorerUrl: `${url}/${chain.chainId}`,
  })
  return {
    ...manifest,
    settlementLayer: shown(manifest.settlementLayer),
    stakingChains: manifest.stakingChains.map(shown),
    rewardsChain: shown(manifest.rewardsChain),
  }
}
