import { http } from 'viem'
import { type Config, createConfig, injected } from 'wagmi'
import type { Manifest } from '../../../deployments/manifest'
import {
  createDevelopmentProvider,
  type DevelopmentProvider,
} from '../features/wallet/createDevelopmentProvider'
import { developmentConnector } from '../features/wallet/developmentConnector'
import { toChain } from './toChain'

/** What the page needs to know of where it is: chains, contracts and the ways to reach them. */
export type Environment = {
  manifest: Manifest
  config: Config
  /** A wallet of accounts that the nodes hold unlocked; only where there are such nodes. */
  development: DevelopmentProvider | undefined
}

/**
 * Prepares an environment for the page.
 *
 * @param isLocal - Whether its nodes hold funded accounts unlocked. Its chains are quick, and asked more often.
 */
export function createEnvironment(
  manifest: Manifest,
  { isLocal, storage }: { isLocal: boolean; storage: Storage },
): Environment {
  const { settlementLayer, stakingChains, rewardsChain } = manifest
  const manifestChains = [...stakingChains, rewardsChain, settlementLayer]
  const transports = Object.fromEntries(
    manifestChains.map(({ chainId, rpcUrl }) => [chainId, http(rpcUrl, { batch: true })]),
  )
  const development = isLocal
    ? createDevelopmentProvider({
        nodes: new Map(
          [...stakingChains, rewardsChain].map(({ chainId, rpcUrl }) => [
            chainId,
            http(rpcUrl)({ retryCount: 0 }).request,
          ]),
        ),
        storage,
      })
    : undefined

  const config = createConfig({
    chains: [toChain(rewardsChain), ...stakingChains.map(toChain), toChain(settlementLayer)],
    transports,
    connectors: [...(development ? [developmentConnector(development)] : []), injected()],
    pollingInterval: isLocal ? 500 : 2_000,
  })
  return { manifest, config, development }
}
