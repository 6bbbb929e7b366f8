import type { ManifestChain, ShownManifest } from '../../deployments/manifest'

/** Returns the manifest with the URL of each chain in the explorer. */
export function withExplorer(manifest: ShownManifest, url: string): ShownManifest {
  const shown = <chain extends ManifestChain>(chain: chain): chain => ({
    ...chain,
    explorerUrl: `${url}/${chain.chainId}`,
  })
  const withLayer =
    'settlementLayer' in manifest
      ? { ...manifest, settlementLayer: shown(manifest.settlementLayer) }
      : manifest
  if ('chains' in withLayer) return { ...withLayer, chains: withLayer.chains.map(shown) }
  return {
    ...withLayer,
    stakingChains: withLayer.stakingChains.map(shown),
    rewardsChain: shown(withLayer.rewardsChain),
  }
}
