import { createPublicClient } from 'viem'
import { checkedHttp } from '../deployments/checkedHttp'
import { deploy } from '../deployments/deploy'
import { deploySuperchain } from '../deployments/deploySuperchain'
import type { ManifestChain } from '../deployments/manifest'
import { hasContracts, readShownManifest, writeManifest } from '../deployments/manifestFiles'
import { loadEnvironment } from './environment'

/** Deploys the contracts to an environment, checks them, and writes the manifest. */
export async function deployEnvironment(name: string): Promise<void> {
  const { account, settlementLayer, ...environment } = await loadEnvironment(name)
  const target = (chain: ManifestChain) => ({
    ...chain,
    client: createPublicClient({ transport: checkedHttp(chain), pollingInterval: 500 }),
    account,
  })
  const previous = readShownManifest(name)
  const deployment = {
    environment: name,
    stakingChains: environment.stakingChains.map(target),
    rewardsChain: target(environment.rewardsChain),
    previous: previous && hasContracts(previous) ? previous : undefined,
    onStep: console.log,
  }
  const manifest = settlementLayer
    ? await deploy({ ...deployment, settlementLayer })
    : await deploySuperchain(deployment)
  writeManifest({ ...manifest, ...(previous?.adminUrl && { adminUrl: previous.adminUrl }) })
  console.log(`deployments/${name}.json is up to date`)
}
