import { byRole } from '../../../ecosystem/presets/staking'
import type { StakingEcosystem } from '../../../ecosystem/test/stakingEcosystem'

/** Where the chains of an ecosystem are: the settlement layer, the first two to stake on, and the one of rewards. */
export function chainUrls({ settlementLayer, chains }: StakingEcosystem) {
  const {
    stakingChains: [source, other],
    rewardsChain,
  } = byRole(chains)
  if (!source || !other) throw new Error('A chain is missing')
  return {
    gateway: settlementLayer.rpcUrl,
    source: source.rpcUrl,
    other: other.rpcUrl,
    rewards: rewardsChain.rpcUrl,
  }
}
