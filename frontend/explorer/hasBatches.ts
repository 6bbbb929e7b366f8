import type { ShownManifest } from '../../deployments/manifest'

/** Whether a chain has batches; the settlement layer has none. */
export function hasBatches({ settlementLayer }: ShownManifest, chainId: number): boolean {
  return chainId !== settlementLayer.chainId
}
