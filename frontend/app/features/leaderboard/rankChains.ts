import type { ManifestChain } from '../../../../deployments/manifest'

/** A staking chain as the leaderboard shows it. */
export type RankedChain = Pick<ManifestChain, 'name' | 'chainId' | 'logo' | 'color'> & {
  rewards: bigint
  isWinning: boolean
  /** Fraction of the rewards of all chains, 0 to 1. */
  share: number
}

/** Sorts chains by rewards; ties are broken by the contract's winner, then by the order of the manifest. */
export function rankChains(chains: readonly Omit<RankedChain, 'share'>[]): RankedChain[] {
  const sorted = chains.toSorted((a, b) =>
    a.rewards === b.rewards
      ? Number(b.isWinning) - Number(a.isWinning)
      : Number(b.rewards - a.rewards),
  )
  const total = chains.reduce((sum, { rewards }) => sum + rewards, 0n) || 1n
  return sorted.map((chain) => ({
    ...chain,
    share: Number((chain.rewards * 1_000n) / total) / 1_000,
  }))
}
