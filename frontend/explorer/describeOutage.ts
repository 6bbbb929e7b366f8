import type { Manifest } from '../../deployments/manifest'
import { manifestChains } from '../shared/environment/manifestChains'

/** Says for each chain that does not answer what is missing meanwhile. */
export function describeOutage(
  manifest: Manifest,
  isSilent: (chainId: number) => boolean,
): string[] {
  return manifestChains(manifest)
    .filter(({ chainId }) => isSilent(chainId))
    .map(({ name, rpcUrl }) =>
      name === manifest.settlementLayer.name
        ? `${name} does not answer at ${rpcUrl}: what is shown of it may be old, and roots of batches cannot be looked up. How far batches have settled is known to their own chains.`
        : `${name} does not answer at ${rpcUrl}: what is shown of it may be old. Everything about the other chains works.`,
    )
}
