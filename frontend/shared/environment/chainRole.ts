import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'

/** The role of a chain; `chain` if the network does not have the contracts of the staking dApp. */
export type ChainRole = 'staking chain' | 'rewards chain' | 'settlement layer' | 'chain'

export function chainRole(manifest: ShownManifest, chainId: number): ChainRole {
  if (chainId === findSettlementLayer(manifest)?.chainId) return 'settlement layer'
  if ('chains' in manifest) return 'chain'
  return chainId === manifest.rewardsChain.chainId ? 'rewards chain' : 'staking chain'
}
