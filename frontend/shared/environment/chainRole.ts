import type { Manifest } from '../../../deployments/manifest'

/** What a chain is there for. */
export type ChainRole = 'staking chain' | 'rewards chain' | 'settlement layer'

export function chainRole({ settlementLayer, rewardsChain }: Manifest, chainId: number): ChainRole {
  if (chainId === settlementLayer.chainId) return 'settlement layer'
  return chainId === rewardsChain.chainId ? 'rewards chain' : 'staking chain'
}
