import type { ChainConfig, ChainTable } from '../config/chains'

export const maxStakingChains = 20
const defaultStakingChains = 2

export const stakingRoles = { staking: 'staking', rewards: 'rewards' }

const settlementLayer = { name: 'gateway', role: 'settlement layer', id: 506, port: 3150 }
const rewards = { name: 'rewards', role: stakingRoles.rewards, id: 37427, port: 3350 }

/** The first two are those of the public tutorial, so that its code runs unchanged; others use free ids and ports. */
export function stakingChain(index: number): ChainConfig {
  const chain = { name: `staking${index + 1}`, role: stakingRoles.staking }
  if (index === 0) return { ...chain, id: 34234, port: 3050 }
  if (index === 1) return { ...chain, id: 5328, port: 3250 }
  return { ...chain, id: 61_000 + index, port: 3250 + 100 * index }
}

/**
 * The chains of the staking dApp.
 *
 * @param stakingChains - 1 to {@link maxStakingChains}.
 */
export function stakingTable(stakingChains = defaultStakingChains) {
  const staking = Array.from({ length: stakingChains }, (_, index) => stakingChain(index))
  return { settlementLayer, chains: [...staking, rewards] } satisfies ChainTable
}

/** Separates the staking chains from the rewards chain. @throws If there is no rewards chain */
export function byRole<chain extends { role?: string | null | undefined }>(
  chains: readonly chain[],
): { stakingChains: chain[]; rewardsChain: chain } {
  const rewardsChain = chains.find(({ role }) => role === stakingRoles.rewards)
  if (!rewardsChain) throw new Error('The network has no rewards chain.')
  return { stakingChains: chains.filter(({ role }) => role === stakingRoles.staking), rewardsChain }
}

/** @throws If the staking dApp cannot have that number of staking chains. */
export function requireStakingChains(stakingChains: number | undefined): void {
  if (stakingChains !== undefined && !(stakingChains >= 1 && stakingChains <= maxStakingChains))
    throw new Error(`There can be 1 to ${maxStakingChains} staking chains, not ${stakingChains}.`)
}
