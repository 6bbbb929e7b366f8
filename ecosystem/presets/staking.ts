import { deploy } from '../../deployments/deploy'
import { localEnvironment } from '../../deployments/environments'
import { type Manifest, manifestSchema } from '../../deployments/manifest'
import { describeIssues } from '../describeError'
import type { DeployedNetwork, EcosystemOptions } from '../zksync/options'

import { deploymentTarget } from './deploymentTarget'
import {
  byRole,
  maxStakingChains,
  requireStakingChains,
  stakingChain,
  stakingRoles,
  stakingTable,
} from './stakingTable'

/**
 * Options for a network on which the staking dApp is deployed: `Staking` on every staking chain, `InteropToken` on the
 * rewards chain. The network's manifest names their addresses.
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
  requireStakingChains(stakingChains)
  return {
    ...(stakingChains === undefined
      ? { defaultTable: stakingTable() }
      : stakingTable(stakingChains)),
    nextChain({ chains }) {
      const count = chains.filter(({ role }) => role === stakingRoles.staking).length
      if (count >= maxStakingChains)
        throw new Error(`There are already ${maxStakingChains} staking chains, which is the limit.`)
      return stakingChain(count)
    },
    onReady: deployTo,
  } satisfies EcosystemOptions<Manifest>
}

/**
 * Parses the manifest of a network with the preset, as returned by Vitest's `inject` or read from a file.
 *
 * @throws If it is not one.
 */
export function parseStakingManifest(value: unknown): Manifest {
  const { data, error } = manifestSchema.safeParse(value)
  if (error) throw new Error(`Not a manifest of the staking dApp: ${describeIssues(error)}.`)
  return data
}

async function deployTo({
  settlementLayer,
  chains,
  adminUrl,
  previous,
}: DeployedNetwork): Promise<Manifest> {
  const { stakingChains, rewardsChain } = byRole(chains)
  const manifest = await deploy({
    environment: localEnvironment,
    settlementLayer: deploymentTarget(settlementLayer),
    stakingChains: stakingChains.map(deploymentTarget),
    rewardsChain: deploymentTarget(rewardsChain),
    previous: manifestSchema.safeParse(previous).data,
  })
  return { ...manifest, ...(adminUrl !== null && { adminUrl }) }
}
