import type { ManifestChain, ShownManifest } from './manifest'

/** The chains whose batches settle on the settlement layer, and which import its roots. */
export function settlingChains(manifest: ShownManifest): ManifestChain[] {
  return 'chains' in manifest ? manifest.chains : [...manifest.stakingChains, manifest.rewardsChain]
}
