import type { ManifestChain, ShownManifest, StakingManifest } from './manifest'
import { mapChains } from './mapChains'

/** The chains that send each other messages: all but the settlement layer. */
export function interopChains(manifest: ShownManifest): ManifestChain[] {
  return 'chains' in manifest ? manifest.chains : [...manifest.stakingChains, manifest.rewardsChain]
}

/** The chain on which the others settle, if the protocol has one. */
export function findSettlementLayer(manifest: ShownManifest): ManifestChain | undefined {
  return 'settlementLayer' in manifest ? manifest.settlementLayer : undefined
}

/** All chains of an environment: staking chains first, the settlement layer last, if there is one. */
export function manifestChains(manifest: ShownManifest): ManifestChain[] {
  const settlementLayer = findSettlementLayer(manifest)
  return [...interopChains(manifest), ...(settlementLayer ? [settlementLayer] : [])]
}

/** The manifest with other endpoints. @param urlOf - Returns the endpoint of a chain. */
export function withEndpoints<manifest extends StakingManifest>(
  manifest: manifest,
  urlOf: (chain: ManifestChain) => string,
): manifest {
  return mapChains(manifest, (chain) => ({ ...chain, rpcUrl: urlOf(chain) }))
}
