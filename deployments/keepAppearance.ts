import { manifestChains } from './interopChains'
import type { StakingManifest } from './manifest'
import { mapChains } from './mapChains'

/** A manifest with the web app, and the names, logos and colors of chains, that were added to the previous one by hand. */
export function keepAppearance<manifest extends StakingManifest>(
  manifest: manifest,
  previous: StakingManifest,
): manifest {
  const known = new Map(manifestChains(previous).map((chain) => [chain.chainId, chain]))
  const { appUrl } = previous
  const withApp = { ...(appUrl && { appUrl }), ...manifest }
  return mapChains(withApp, (chain) => {
    const { displayName, logo, color } = known.get(chain.chainId) ?? {}
    return {
      ...(displayName && { displayName }),
      ...(logo && { logo }),
      ...(color && { color }),
      ...chain,
    }
  })
}
