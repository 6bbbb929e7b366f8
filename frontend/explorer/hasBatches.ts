import type { Manifest } from '../../deployments/manifest'

/** Whether a chain's blocks are put into batches that settle: those of the settlement layer are not. */
export function hasBatches({ settlementLayer }: Manifest, chainId: number): boolean {
  return chainId !== settlementLayer.chainId
}
