import type { ShownManifest } from '../../../deployments/manifest'

/** What a chain is there for; without the contracts of the staking dApp, a chain is just that. */
export type ChainRole = 'staking chain' | 'rewards chain' | 'settlement layer' | 'chain'

export function chainRole(manifest: ShownManifest, chainId: number): ChainRole {
  if (chainId === manifest.settlementLayer.chainId) return 'settlement layer'
  if ('chains' in manifest) return 'chain'
  return chainId === manifest.rewardsChain.chainId ? 'rewards chain' : 'staking chain'
}
