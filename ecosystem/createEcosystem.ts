import type { ChainsManifest } from '../deployments/manifest'
import { prefixed } from './admin/callAdminMethod'
import { adminPort, type EcosystemChain } from './config/chains'
import { parseOptions } from './config/commonOptions'
import { listChains } from './listChains'
import {
  type EcosystemHooks,
  type NetworkKind,
  type RunningNetwork,
  startNetwork,
} from './startNetwork'
import { type AdminActions, adminActions } from './zksync/admin/client'
import { describeStatus, type EcosystemStatus } from './zksync/admin/describeStatus'
import { adminMethods } from './zksync/admin/methods'
import { type DeployedNetwork, type EcosystemOptions, optionsSchema } from './zksync/options'
import { paces } from './zksync/pace'
import type { Chain } from './zksync/settlement/Chain'
import { SettlementScheduler } from './zksync/settlement/SettlementScheduler'
import { readSystemContracts } from './zksync/systemContracts'
import { Zksync } from './zksync/Zksync'

/** A running network of ZKsync chains. The admin methods are its methods. */
export type Ecosystem<manifest = ChainsManifest> = RunningNetwork<manifest> &
  Omit<AdminActions, 'getStatus' | 'stop'> & {
    readonly settlementLayer: EcosystemChain
    /** Progress of each chain, and pauses and faults in effect. */
    status: () => EcosystemStatus
  }

/**
 * Starts a local multichain network with real proofs: a settlement layer, and chains whose messages settle there.
 *
 * @throws If an option is invalid, a port is taken, or `state` cannot be used; nothing is left running.
 *
 * @example
 * import { createEcosystem } from 'interstake'
 *
 * const network = await createEcosystem()
 * await network.mine({ blocks: 5 })
 * await network.stop()
 */
export function createEcosystem<manifest>(
  options: EcosystemOptions<manifest> & Required<Pick<EcosystemOptions<manifest>, 'onReady'>>,
  hooks?: EcosystemHooks,
): Promise<Ecosystem<manifest>>
export function createEcosystem(
  options?: Omit<EcosystemOptions, 'onReady'>,
  hooks?: EcosystemHooks,
): Promise<Ecosystem>
export function createEcosystem(
  options: EcosystemOptions,
  hooks?: EcosystemHooks,
): Promise<Ecosystem<unknown>>
export function createEcosystem(
  options: EcosystemOptions = {},
  hooks: EcosystemHooks = {},
): Promise<Ecosystem<unknown>> {
  return start(options, options.onReady ?? (async (network) => listChains(network)), hooks)
}

async function start<manifest>(
  options: EcosystemOptions<manifest>,
  onReady: (network: DeployedNetwork) => Promise<manifest>,
  hooks: EcosystemHooks,
): Promise<Ecosystem<manifest>> {
  const {
    settlementLayer,
    chains,
    defaultTable,
    nextChain,
    pace,
    onReady: _,
    ...common
  } = parseOptions(optionsSchema, options)
  const system = readSystemContracts(common.systemContracts)
  const zksync: NetworkKind<Chain, Zksync> = {
    name: 'zksync',
    adminPort,
    adminMethods: prefixed(adminMethods),
    createProtocol(host, table) {
      if (!table.settlementLayer) throw new Error('Invalid chains: there is no settlement layer.')
      return new Zksync(host, {
        settlementLayerId: table.settlementLayer.id,
        system,
        scheduler: new SettlementScheduler(paces[pace]),
      })
    },
  }
  const { running, network, admin } = await startNetwork(
    zksync,
    {
      options: common,
      table: { settlementLayer, chains, defaultTable, nextChain },
      async onReady({ chains: [layer, ...others], ...network }) {
        if (!layer) throw new Error('There is no settlement layer')
        return onReady({ settlementLayer: layer, chains: others, ...network })
      },
    },
    hooks,
  )
  const { getStatus: __, stop: ___, ...methods } = adminActions()(admin)
  const [layer] = running.chains
  if (!layer) throw new Error('There is no settlement layer')
  const status = () => describeStatus(network)
  return Object.assign(running, methods, { settlementLayer: layer, status })
}
