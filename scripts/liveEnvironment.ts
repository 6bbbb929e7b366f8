import type { LocalAccount } from 'viem'
import { withEndpoints } from '../deployments/interopChains'
import type { StakingManifest } from '../deployments/manifest'
import { hasContracts, readShownManifest } from '../deployments/manifestFiles'
import { loadEnvironment } from './environment'

/**
 * The contracts of a live environment, with the endpoints of `.env` instead of the public ones, and the account that pays.
 *
 * @throws If nothing is deployed.
 */
export async function liveEnvironment(
  name: string,
): Promise<{ manifest: StakingManifest; payer: LocalAccount }> {
  const { settlementLayer, stakingChains, rewardsChain, account } = await loadEnvironment(name)
  const manifest = readShownManifest(name)
  if (!manifest || !hasContracts(manifest))
    throw new Error(
      `Nothing is deployed to ${name} yet. Run \`npm run deploy -- --environment ${name}\`.`,
    )
  const chains = [...(settlementLayer ? [settlementLayer] : []), ...stakingChains, rewardsChain]
  return {
    manifest: withEndpoints(
      manifest,
      ({ chainId, rpcUrl }) => chains.find((chain) => chain.chainId === chainId)?.rpcUrl ?? rpcUrl,
    ),
    payer: account,
  }
}
