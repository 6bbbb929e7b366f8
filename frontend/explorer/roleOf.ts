import type { Manifest } from '../../deployments/manifest'

/** What a chain is there for, in words. */
export function roleOf({ settlementLayer, rewardsChain }: Manifest, chainId: number): string {
  if (chainId === settlementLayer.chainId) return 'settlement layer'
  return chainId === rewardsChain.chainId ? 'rewards chain' : 'staking chain'
}
