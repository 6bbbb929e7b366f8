import { type Config, type CreateConnectorFn, createConfig, createStorage, injected } from 'wagmi'
import { checkedHttp } from '../../../deployments/checkedHttp'
import {
  findSettlementLayer,
  interopChains,
  manifestChains,
} from '../../../deployments/interopChains'
import type { StakingManifest } from '../../../deployments/manifest'
import { chainTransport } from '../../shared/environment/chainTransport'
import type { Network } from '../../shared/environment/Network'
import { pollingInterval } from '../../shared/environment/pollingInterval'
import { toChain } from '../../shared/environment/toChain'
import { withDisplayNames } from '../../shared/environment/withDisplayNames'
import type { PageStorage } from '../../shared/lib/browserStorage'
import { createNotes, type Notes } from '../features/notes/createNotes'
import { createProtocol } from '../protocols/createProtocol'
import type { Protocol } from '../protocols/Protocol'
import { createDevelopmentProvider, type DevelopmentProvider } from './createDevelopmentProvider'
import { developmentConnector } from './developmentConnector'
import { type PendingTransactions, pendingTransactions } from './pendingTransactions'

/** The chains and contracts of an environment, with the means to read from them and send transactions. */
export type Environment = Network & {
  manifest: StakingManifest
  config: Config
  /** A wallet with the unlocked accounts of the nodes; only on local networks. */
  development: DevelopmentProvider | undefined
  pending: PendingTransactions
  notes: Notes
  storage: PageStorage
  protocol: Protocol
}

/**
 * Creates the environment for a manifest.
 *
 * @param isLocal - Whether its nodes have funded, unlocked accounts. Local chains are polled more often.
 * @param connectors - Of wallets other than those of the browser.
 */
export function createEnvironment(
  given: StakingManifest,
  {
    isLocal,
    storage,
    search,
    connectors = [],
  }: {
    isLocal: boolean
    storage: PageStorage
    search: string
    connectors?: readonly CreateConnectorFn[]
  },
): Environment {
  const manifest = withDisplayNames(given)
  const { environment, stakingChains, rewardsChain } = manifest
  const settlementLayer = findSettlementLayer(manifest)
  const transports = Object.fromEntries(
    manifestChains(manifest).map((chain) => [chain.chainId, chainTransport(chain, { isLocal })]),
  )
  const development = isLocal
    ? createDevelopmentProvider({
        nodes: new Map(
          interopChains(manifest).map((chain) => [
            chain.chainId,
            checkedHttp(chain)({ retryCount: 0 }).request,
          ]),
        ),
        storage,
      })
    : undefined

  const config = createConfig({
    chains: [
      toChain(rewardsChain),
      ...stakingChains.map(toChain),
      ...(settlementLayer ? [toChain(settlementLayer)] : []),
    ],
    transports,
    connectors: [
      ...(development ? [developmentConnector(development)] : []),
      injected(),
      ...connectors,
    ],
    storage: createStorage({ storage }),
    pollingInterval: pollingInterval(isLocal),
  })
  const pending = pendingTransactions(storage, { environment })
  const clientOf = (chainId: number) => config.getClient({ chainId })
  const protocol = createProtocol(manifest, clientOf)
  return {
    manifest,
    search,
    clientOf,
    config,
    development,
    pending,
    notes: createNotes(),
    storage,
    protocol,
  }
}
