import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'

/** All chains of an environment: staking chains first, the settlement layer last, if there is one. */
export function manifestChains(manifest: ShownManifest): ManifestChain[] {
  const settlementLayer = findSettlementLayer(manifest)
  return [...interopChains(manifest), ...(settlementLayer ? [settlementLayer] : [])]
}
