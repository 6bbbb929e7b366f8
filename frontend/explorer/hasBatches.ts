import { findSettlementLayer } from '../../deployments/interopChains'
import type { ShownManifest } from '../../deployments/manifest'

/** Whether a chain has batches: it settles on another chain. */
export function hasBatches(manifest: ShownManifest, chainId: number): boolean {
  const settlementLayer = findSettlementLayer(manifest)
  return settlementLayer !== undefined && chainId !== settlementLayer.chainId
}
