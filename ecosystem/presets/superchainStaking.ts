import { deploySuperchain } from '../../deployments/deploySuperchain'
import { superchainEnvironment } from '../../deployments/environments'
import { type SuperchainManifest, superchainManifestSchema } from '../../deployments/manifest'
import type { ChainConfig, ChainTable } from '../config/chains'
import type { DeployedSuperchain, SuperchainOptions } from '../superchain/options'
import { superchainChain } from '../superchain/superchainLocal'
import { deploymentTarget } from './deploymentTarget'
import { byRole, maxStakingChains, requireStakingChains, stakingRoles } from './stakingTable'

const defaultStakingChains = 2

/** The chains of the staking dApp on the Superchain; the rewards chain is the last. */
export function superchainStakingTable(stakingChains = defaultStakingChains) {
  return {
    chains: [
      ...Array.from({ length: stakingChains }, (_, index) => stakingChain(index)),
      { ...superchainChain(stakingChains), role: stakingRoles.rewards },
    ],
  } satisfies ChainTable
}

function stakingChain(index: number): ChainConfig {
  return { ...superchainChain(index), role: stakingRoles.staking }
}

/**
 * Options for a network of the Superchain on which the staking dApp is deployed: `SuperchainStaking` on every staking chain,
 * `SuperchainToken` on the rewards chain. The network's manifest names their addresses.
 *
 * @example
 * import { createSuperchain, superchainStakingPreset } from 'interstake'
 *
 * const network = await createSuperchain(superchainStakingPreset({ stakingChains: 1 }))
 * console.log(network.manifest.rewardsChain.token.address)
 */
export function superchainStakingPreset({
  stakingChains,
}: {
  /** 1 to 20. @default 2 */
  stakingChains?: number | undefined
} = {}) {
  requireStakingChains(stakingChains)
  return {
    ...(stakingChains === undefined
      ? { defaultTable: superchainStakingTable() }
      : superchainStakingTable(stakingChains)),
    nextChain({ chains }) {
      if (chains.length > maxStakingChains)
        throw new Error(`There are already ${maxStakingChains} staking chains, which is the limit.`)
      return stakingChain(chains.length)
    },
    onReady: deployTo,
  } satisfies SuperchainOptions<SuperchainManifest>
}

async function deployTo({
  chains,
  adminUrl,
  previous,
}: DeployedSuperchain): Promise<SuperchainManifest> {
  const { stakingChains, rewardsChain } = byRole(chains)
  const manifest = await deploySuperchain({
    environment: superchainEnvironment,
    stakingChains: stakingChains.map(deploymentTarget),
    rewardsChain: deploymentTarget(rewardsChain),
    previous: superchainManifestSchema.safeParse(previous).data,
  })
  return { ...manifest, ...(adminUrl !== null && { adminUrl }) }
}
