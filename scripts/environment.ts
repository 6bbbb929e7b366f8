import type { LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { isLocalEnvironment } from '../deployments/environments'
import { richAccount } from '../ecosystem/config/accounts'
import type { EnvironmentChain, EnvironmentChains } from './EnvironmentChains'
import { liveChains } from './liveChains'
import { localChains } from './localChains'
import { requireRunning } from './requireRunning'

/** The chains of an environment by their role in the staking dApp, with the deploying account. */
export type Environment = {
  name: string
  /** Undefined on the Superchain, which has none. */
  settlementLayer: EnvironmentChain | undefined
  stakingChains: EnvironmentChain[]
  rewardsChain: EnvironmentChain
  account: LocalAccount
}

/**
 * Loads the chains of an environment: for a local one from its manifest or, without one, on the default ports; for a live
 * one from `.env`.
 *
 * @throws An error with the remedy, if a chain is unreachable or a setting is missing; `WrongChainError` if a node reports
 * an unexpected chain id.
 */
export async function loadEnvironment(name: string): Promise<Environment> {
  const { account, settlementLayer, chains } = isLocalEnvironment(name)
    ? await loadLocal(name)
    : await liveChains(name)
  const rewardsChain = chains.at(-1)
  const stakingChains = chains.slice(0, -1)
  if (!rewardsChain || stakingChains.length === 0)
    throw new Error(
      `Environment "${name}" has too few chains: the staking dApp needs one to stake on and another to be rewarded on.`,
    )
  return { name, settlementLayer, stakingChains, rewardsChain, account }
}

async function loadLocal(name: string): Promise<EnvironmentChains & { account: LocalAccount }> {
  const { settlementLayer, chains } = localChains(name)
  await requireRunning(settlementLayer ? [settlementLayer, ...chains] : chains)
  return { settlementLayer, chains, account: privateKeyToAccount(richAccount.privateKey) }
}
