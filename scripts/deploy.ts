import { createPublicClient } from 'viem'
import { checkedHttp } from '../deployments/checkedHttp'
import { deploy } from '../deployments/deploy'
import { deploySuperchain } from '../deployments/deploySuperchain'
import { isLocalEnvironment } from '../deployments/environments'
import { withEndpoints } from '../deployments/interopChains'
import type { ManifestChain, StakingManifest } from '../deployments/manifest'
import { hasContracts, readShownManifest, writeManifest } from '../deployments/manifestFiles'
import { openDeploymentLog } from './deploymentLogFile'
import { loadEnvironment } from './environment'
import { describeCosts, estimateDeployment, requireFunds } from './estimateDeployment'
import { requireRoles } from './requireRoles'

/**
 * Deploys the contracts to an environment, checks them, and writes the manifest. If it fails halfway, the next run continues.
 *
 * @param isDryRun - Only prints what is missing and what it costs.
 */
export async function deployEnvironment(
  name: string,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<void> {
  const { account, settlementLayer, stakingChains, rewardsChain } = await loadEnvironment(name)
  if (settlementLayer) await requireRoles({ settlementLayer, stakingChains, rewardsChain })
  const target = (chain: ManifestChain) => ({
    ...chain,
    client: createPublicClient({ transport: checkedHttp(chain), pollingInterval: 500 }),
    account,
  })
  const previous = readShownManifest(name)
  const log = openDeploymentLog(name)
  const deployment = {
    environment: name,
    stakingChains: stakingChains.map(target),
    rewardsChain: target(rewardsChain),
    previous: previous && hasContracts(previous) ? previous : undefined,
    log,
    onStep: console.log,
  }
  const protocol = settlementLayer ? ('zksync' as const) : ('superchain' as const)
  const costs = await estimateDeployment({ ...deployment, protocol })
  if (isDryRun) {
    for (const line of describeCosts(costs)) console.log(line)
    console.log('Nothing was sent.')
    return
  }
  requireFunds(costs, account.address)
  const manifest = settlementLayer
    ? await deploy({ ...deployment, settlementLayer })
    : await deploySuperchain(deployment)
  const chains = [...(settlementLayer ? [settlementLayer] : []), ...stakingChains, rewardsChain]
  const published = withEndpoints(
    manifest,
    ({ chainId, rpcUrl }) =>
      chains.find((chain) => chain.chainId === chainId)?.publicRpcUrl ?? rpcUrl,
  )
  writeManifest({ ...published, ...(previous?.adminUrl && { adminUrl: previous.adminUrl }) })
  log.remove()
  console.log(`deployments/${name}.json is up to date`)
  if (!isLocalEnvironment(name))
    console.log(`Its endpoints are public: ${endpointsOf(published).join(', ')}`)
}

const endpointsOf = ({ stakingChains, rewardsChain }: StakingManifest) =>
  [...stakingChains, rewardsChain].map(({ rpcUrl }) => rpcUrl)
