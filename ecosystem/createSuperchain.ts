import type { SuperchainChainsManifest } from '../deployments/manifest'
import { prefixed } from './admin/callAdminMethod'
import { superchainAdminPort } from './config/chains'
import { parseOptions } from './config/commonOptions'
import { listSuperchainChains } from './listChains'
import {
  type EcosystemHooks,
  type NetworkKind,
  type RunningNetwork,
  startNetwork,
} from './startNetwork'
import { type SuperchainAdminActions, superchainAdminActions } from './superchain/admin/client'
import { describeStatus, type SuperchainStatus } from './superchain/admin/describeStatus'
import { superchainMethods } from './superchain/admin/methods'
import { supersimMethods } from './superchain/admin/supersimMethods'
import {
  type DeployedSuperchain,
  type SuperchainOptions,
  superchainOptionsSchema,
} from './superchain/options'
import { superchainPaces } from './superchain/pace'
import { Superchain } from './superchain/Superchain'
import type { SuperchainChain } from './superchain/SuperchainChain'
import { readPredeploys } from './superchain/systemContracts'

/** A running network of the Superchain. The admin methods are its methods. */
export type SuperchainEcosystem<manifest = SuperchainChainsManifest> = RunningNetwork<manifest> &
  Omit<SuperchainAdminActions, 'getStatus' | 'stop'> & {
    /** Progress of each chain, and pauses and faults in effect. */
    status: () => SuperchainStatus
  }

/**
 * Starts a local network of the Superchain: chains that execute each other's messages, and check each of them.
 *
 * @throws If an option is invalid, a port is taken, or `state` cannot be used; nothing is left running.
 *
 * @example
 * import { createSuperchain } from 'interstake'
 *
 * const network = await createSuperchain({ autoRelay: true })
 * await network.mine({ blocks: 5 })
 * await network.stop()
 */
export function createSuperchain<manifest>(
  options: SuperchainOptions<manifest> & Required<Pick<SuperchainOptions<manifest>, 'onReady'>>,
  hooks?: EcosystemHooks,
): Promise<SuperchainEcosystem<manifest>>
export function createSuperchain(
  options?: Omit<SuperchainOptions, 'onReady'>,
  hooks?: EcosystemHooks,
): Promise<SuperchainEcosystem>
export function createSuperchain(
  options: SuperchainOptions,
  hooks?: EcosystemHooks,
): Promise<SuperchainEcosystem<unknown>>
export function createSuperchain(
  options: SuperchainOptions = {},
  hooks: EcosystemHooks = {},
): Promise<SuperchainEcosystem<unknown>> {
  return start(
    options,
    options.onReady ?? (async (network) => listSuperchainChains(network)),
    hooks,
  )
}

async function start<manifest>(
  options: SuperchainOptions<manifest>,
  onReady: (network: DeployedSuperchain) => Promise<manifest>,
  hooks: EcosystemHooks,
): Promise<SuperchainEcosystem<manifest>> {
  const {
    chains,
    defaultTable,
    nextChain,
    pace,
    onReady: _,
    ...others
  } = parseOptions(superchainOptionsSchema, options)
  const { autoRelay, messageExpiry, blockTime, ...common } = others
  const predeploys = readPredeploys(common.systemContracts)
  const kind: NetworkKind<SuperchainChain, Superchain> = {
    name: 'superchain',
    adminPort: superchainAdminPort,
    adminMethods: { ...prefixed(superchainMethods), ...supersimMethods },
    createProtocol: (host) =>
      new Superchain(host, {
        ...{ predeploys, autoRelay, messageExpiry, blockTime },
        pace: superchainPaces[pace],
      }),
  }
  const { running, network, admin } = await startNetwork(
    kind,
    { options: common, table: { chains, defaultTable, nextChain }, onReady },
    hooks,
  )
  const { getStatus: __, stop: ___, ...methods } = superchainAdminActions()(admin)
  return Object.assign(running, methods, { status: () => describeStatus(network) })
}
