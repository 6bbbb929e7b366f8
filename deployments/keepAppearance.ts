import { manifestChains } from './interopChains'
import type { StakingManifest } from './manifest'
import { mapChains } from './mapChains'

/** A manifest with what was added to the previous one by hand: the web app, whether ether has value, and names, logos and colors of chains. */
export function keepAppearance<manifest extends StakingManifest>(
  manifest: manifest,
  previous: StakingManifest,
): manifest {
  const known = new Map(manifestChains(previous).map((chain) => [chain.chainId, chain]))
  const { appUrl, etherHasValue } = previous
  const kept = {
    ...(appUrl && { appUrl }),
    ...(etherHasValue && { etherHasValue }),
    ...manifest,
  }
  return mapChains(kept, (chain) => {
    const { displayName, logo, color } = known.get(chain.chainId) ?? {}
    return {
      ...(displayName && { displayName }),
      ...(logo && { logo }),
      ...(color && { color }),
      ...chain,
    }
  })
}
