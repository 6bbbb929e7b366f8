import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { settlingChains } from '../../../deployments/settlingChains'

/** All chains of an environment: staking chains first, the settlement layer last. */
export function manifestChains(manifest: ShownManifest): ManifestChain[] {
  return [...settlingChains(manifest), manifest.settlementLayer]
}
