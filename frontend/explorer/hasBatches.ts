import type { ShownManifest } from '../../deployments/manifest'

/** Whether a chain's blocks are put into batches that settle: those of the settlement layer are not. */
export function hasBatches({ settlementLayer }: ShownManifest, chainId: number): boolean {
  return chainId !== settlementLayer.chainId
}
