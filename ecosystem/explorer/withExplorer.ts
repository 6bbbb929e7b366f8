import type { ManifestChain, ShownManifest } from '../../deployments/manifest'

/** Returns the manifest with the URL of each chain in the explorer. */
export function withExplorer(manifest: ShownManifest, url: string): ShownManifest {
  const shown = <chain extends ManifestChain>(chain: chain): chain => ({
    ...chain,
    explorerUrl: `${url}/${chain.chainId}`,
  })
  const settlementLayer = shown(manifest.settlementLayer)
  if ('chains' in manifest)
    return { ...manifest, settlementLayer, chains: manifest.chains.map(shown) }
  return {
    ...manifest,
    settlementLayer,
    stakingChains: manifest.stakingChains.map(shown),
    rewardsChain: shown(manifest.rewardsChain),
  }
}
