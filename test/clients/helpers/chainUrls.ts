import { byRole } from '../../../ecosystem/presets/stakingTable'
import type { StakingEcosystem } from '../../../ecosystem/test/stakingEcosystem'

/** The URLs of an ecosystem's settlement layer, first two staking chains and rewards chain. */
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
