import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { type ChainRole, chainRole } from '../environment/chainRole'
import { shared } from '../i18n/sharedMessages'

/** Describes the consequences of an unreachable chain, by its role. */
export type OutageTexts = Record<ChainRole, (chain: ManifestChain) => string>

/** Describes the consequences of each unreachable chain; in one sentence if all are. */
export function describeOutages(
  manifest: ShownManifest,
  isUnreachable: (chainId: number) => boolean,
  texts: OutageTexts,
): string[] {
  const chains = manifestChains(manifest)
  const unreachable = chains.filter(({ chainId }) => isUnreachable(chainId))
  if (chains.length > 1 && unreachable.length === chains.length)
    return [shared().outage.all(manifest.adminUrl !== undefined)]
  return unreachable.map((chain) => texts[chainRole(manifest, chain.chainId)](chain))
}
