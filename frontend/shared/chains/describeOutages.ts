import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { type ChainRole, chainRole } from '../environment/chainRole'
import { manifestChains } from '../environment/manifestChains'

/** Says of a chain that does not answer, by its role, what that means for the page's user and what still works. */
export type OutageTexts = Record<ChainRole, (chain: ManifestChain) => string>

/** Says of each chain that does not answer what that means, a sentence or two for each. */
export function describeOutages(
  manifest: ShownManifest,
  isSilent: (chainId: number) => boolean,
  texts: OutageTexts,
): string[] {
  return manifestChains(manifest)
    .filter(({ chainId }) => isSilent(chainId))
    .map((chain) => texts[chainRole(manifest, chain.chainId)](chain))
}
