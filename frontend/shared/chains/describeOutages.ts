import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { type ChainRole, chainRole } from '../environment/chainRole'

/** Describes the consequences of an unreachable chain, by its role. */
export type OutageTexts = Record<ChainRole, (chain: ManifestChain) => string>

/** Describes the consequences of each unreachable chain. */
export function describeOutages(
  manifest: ShownManifest,
  isUnreachable: (chainId: number) => boolean,
  texts: OutageTexts,
): string[] {
  return manifestChains(manifest)
    .filter(({ chainId }) => isUnreachable(chainId))
    .map((chain) => texts[chainRole(manifest, chain.chainId)](chain))
}
