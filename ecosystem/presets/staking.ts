import { privateKeyToAccount } from 'viem/accounts'
import { deploy } from '../../deployments/deploy'
import { localEnvironment } from '../../deployments/environments'
import { type Manifest, manifestSchema } from '../../deployments/manifest'
import { richAccount } from '../config/accounts'
import type { ChainConfig, ChainTable } from '../config/chains'
import type { DeployedNetwork, EcosystemOptions, ReadyChain } from '../config/options'
import { describeIssues } from '../describeError'

export const maxStakingChains = 20
const defaultStakingChains = 2

const roles = { staking: 'staking', rewards: 'rewards' }

const settlementLayer = { name: 'gateway', role: 'settlement layer', id: 506, port: 3150 }
const rewards = { name: 'rewards', role: roles.rewards, id: 37427, port: 3350 }

/** The first two are those of the public tutorial, so that its code runs unchanged; more follow on free numbers. */
function stakingChain(index: number): ChainConfig {
  const chain = { name: `staking${index + 1}`, role: roles.staking }
  if (index === 0) return { ...chain, id: 34234, port: 3050 }
  if (index === 1) return { ...chain, id: 5328, port: 3250 }
  return { ...chain, id: 61_000 + index, port: 3250 + 100 * index }
}

/**
 * The chains of the staking dApp.
 *
 * @param stakingChains - 1 to {@link maxStakingChains}.
 */
export function stakingTable(stakingChains = defaultStakingChains): ChainTable {
  const staking = Array.from({ length: stakingChains }, (_, index) => stakingChain(index))
  return { settlementLayer, chains: [...staking, rewards] }
}

/**
 * Options for a network on which the staking dApp is deployed: `Staking` on every staking chain, `InteropToken` on the
 * rewards chain, `InteropCenter` on all of them. The network's manifest names their addresses.
 *
 * @example
 * import { createEcosystem, stakingPreset } from 'interstake'
 *
 * const network = await createEcosystem(stakingPreset({ stakingChains: 1 }))
 * console.log(network.manifest.rewardsChain.token.address)
 */
export function stakingPreset({
  stakingChains,
}: {
  /** 1 to 20. @default 2 */
  stakingChains?: number | undefined
} = {}) {
  if (stakingChains !== undefined && !(stakingChains >= 1 && stakingChains <= maxStakingChains))
    throw new Error(`There can be 1 to ${maxStakingChains} staking chains, not ${stakingChains}.`)
  return {
    ...(stakingChains === undefined
      ? { defaultTable: stakingTable() }
      : stakingTable(stakingChains)),
    nextChain({ chains }) {
      const count = chains.filter(({ role }) => role === roles.staking).length
      if (count >= maxStakingChains)
        throw new Error(`There are already ${maxStakingChains} staking chains, which is the limit.`)
      return stakingChain(count)
    },
    onReady: deployTo,
  } satisfies EcosystemOptions<Manifest>
}

/**
 * Reads the manifest of a network with the preset, as Vitest's `inject` and files give it.
 *
 * @throws If it is none.
 */
export function parseStakingManifest(value: unknown): Manifest {
  const { data, error } = manifestSchema.safeParse(value)
  if (error) throw new Error(`Not a manifest of the staking dApp: ${describeIssues(error)}.`)
  return data
}

/** Tells staking chains and rewards chain apart. @throws If there is no rewards chain */
export function byRole<chain extends { role?: string | null | undefined }>(
  chains: readonly chain[],
): { stakingChains: chain[]; rewardsChain: chain } {
  const rewardsChain = chains.find(({ role }) => role === roles.rewards)
  if (!rewardsChain) throw new Error('The network has no rewards chain.')
  return { stakingChains: chains.filter(({ role }) => role === roles.staking), rewardsChain }
}

async function deployTo({
  settlementLayer,
  chains,
  adminUrl,
  previous,
}: DeployedNetwork): Promise<Manifest> {
  const account = privateKeyToAccount(richAccount.privateKey)
  const target = ({ name, id, rpcUrl, client }: ReadyChain) => ({
    ...{ name, chainId: id, rpcUrl, client },
    account,
  })
  const { stakingChains, rewardsChain } = byRole(chains)
  const manifest = await deploy({
    environment: localEnvironment,
    settlementLayer: target(settlementLayer),
    stakingChains: stakingChains.map(target),
    rewardsChain: target(rewardsChain),
    previous: manifestSchema.safeParse(previous).data,
  })
  return { ...manifest, ...(adminUrl !== null && { adminUrl }) }
}
