import type { StakingManifest } from '../../../deployments/manifest'
import { mapChains } from '../../../deployments/mapChains'

/** The manifest as pages show it: each chain by its display name, if it has one. */
export function withDisplayNames<manifest extends StakingManifest>(manifest: manifest): manifest {
  return mapChains(manifest, (chain) => ({ ...chain, name: chain.displayName ?? chain.name }))
}
