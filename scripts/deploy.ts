import { createPublicClient } from 'viem'
import { checkedHttp } from '../deployments/checkedHttp'
import { deploy } from '../deployments/deploy'
import type { ManifestChain } from '../deployments/manifest'
import { readManifest, writeManifest } from '../deployments/manifestFiles'
import { loadEnvironment } from './environment'

/** Deploys the contracts to an environment, checks them, and writes the manifest. */
export async function deployEnvironment(name: string): Promise<void> {
  const { account, ...environment } = await loadEnvironment(name)
  const target = (chain: ManifestChain) => ({
    ...chain,
    client: createPublicClient({ transport: checkedHttp(chain), pollingInterval: 500 }),
    account,
  })
  const previous = readManifest(name)
  const manifest = await deploy({
    environment: name,
    settlementLayer: environment.settlementLayer,
    stakingChains: environment.stakingChains.map(target),
    rewardsChain: target(environment.rewardsChain),
    previous,
    onStep: console.log,
  })
  writeManifest({ ...manifest, ...(previous?.adminUrl && { adminUrl: previous.adminUrl }) })
  console.log(`deployments/${name}.json is up to date`)
}
