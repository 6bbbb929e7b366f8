import type { ManifestChain, ManifestContract, StakingManifest } from './manifest'

/** The staking contract of a chain in the previous manifest. */
export function findStaking(
  previous: StakingManifest | undefined,
  { chainId }: ManifestChain,
): ManifestContract | undefined {
  return previous?.stakingChains.find((chain) => chain.chainId === chainId)?.staking
}

/** The token in the previous manifest, if it is on this chain. */
export function findToken(
  previous: StakingManifest | undefined,
  { chainId }: ManifestChain,
): ManifestContract | undefined {
  return previous?.rewardsChain.chainId === chainId ? previous.rewardsChain.token : undefined
}
