import { join } from 'node:path'
import { type Address, createClient, custom } from 'viem'
import { z } from 'zod'
import type { ChainsManifest } from '../deployments/manifest'
import type { AdminContext, ZksyncNetwork } from './admin/AdminContext'
import { ownPages } from './admin/adminAccess'
import { callAdminMethod } from './admin/callAdminMethod'
import { type AdminActions, adminActions } from './admin/client'
import { describeStatus, type EcosystemStatus } from './admin/describeStatus'
import { startAdminServer } from './admin/startAdminServer'
import { richAccount } from './config/accounts'
import {
  type AddChainParameters,
  adminPort,
  allChains,
  type ChainConfig,
  type ChainTable,
  chainTableSchema,
  type EcosystemChain,
  maxChains,
  nextChain,
} from './config/chains'
import {
  type DeployedNetwork,
  type EcosystemOptions,
  optionsSchema,
  type ReadyChain,
} from './config/options'
import { paces } from './config/pace'
import { readSystemContracts } from './config/systemContracts'
import { describeError, describeIssues } from './describeError'
import { StorageHealth } from './files/StorageHealth'
import { chainAccess } from './jsonrpc/access/chainAccess'
import { reachableName } from './jsonrpc/access/reachableName'
import { listChains } from './listChains'
import { openLogs } from './log/openLogs'
import { Network } from './Network'
import { capGas } from './rpc/capGas'
import { createRequestForwarder } from './rpc/createRequestForwarder'
import { limitTraces } from './rpc/limitTraces'
import { refuseBlobs } from './rpc/refuseBlobs'
import { startServer } from './rpc/startServer'
import { UnlockedAccounts } from './rpc/UnlockedAccounts'
import { SerialQueue } from './SerialQueue'
import type { Chain } from './settlement/Chain'
import { SettlementScheduler } from './settlement/SettlementScheduler'
import { openState } from './state/openState'
import { Zksync } from './zksync/Zksync'

/** A running network. Its properties reflect the current state; the admin methods are its methods. */
export type Ecosystem<manifest = ChainsManifest> = Omit<AdminActions, 'getStatus' | 'stop'> & {
  readonly settlementLayer: EcosystemChain
  /** All chains, the settlement layer among them. */
  readonly chains: readonly EcosystemChain[]
  /** URL of the admin endpoint; null if it is disabled. */
  readonly adminUrl: string | null
  /** The latest result of `onReady`: by default, the list of chains. */
  readonly manifest: manifest
  /** Funded accounts with public private keys: those that the nodes sign for, then the rich account of the tutorial. */
  readonly accounts: readonly Address[]
  /** Progress of each chain, and pauses and faults in effect. */
  status: () => EcosystemStatus
  /** Allows the page at a URL, which must belong to this project, to call the admin port. */
  trustPage: (url: string) => void
  /** Stops everything and cleans up. */
  stop: () => Promise<void>
}

export type EcosystemHooks = {
  /** Called with a human-readable message for each step of the start. */
  onProgress?: (step: string) => void
  /** Called with a human-readable message for each later event, such as the restart of a node. */
  onEvent?: (text: string) => void
  /** Called when the `manifest` of the network has changed because a chain was added. */
  onManifest?: () => void
  /** Called by the admin method `stop`. @default Stops the network */
  onStop?: () => void
  /**
   * Called with an unrecoverable error: the network has to be stopped.
   *
   * @default Stops it and emits a process warning
   */
  onError?: (error: Error) => void
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
  return startEcosystem(options, options.onReady ?? (async (network) => listChains(network)), hooks)
}

async function startEcosystem<manifest>(
  options: EcosystemOptions<manifest>,
  onReady: (network: DeployedNetwork) => Promise<manifest>,
  {
    onProgress = () => {},
    onEvent = () => {},
    onManifest = () => {},
    onStop,
    onError: listener,
  }: EcosystemHooks,
): Promise<Ecosystem<manifest>> {
  const {
    pace,
    host,
    logLevel,
    portOffset,
    systemContracts,
    developerMethods,
    rpcGasCap,
    miningThrottle,
    ...wanted
  } = parseOptions(options)
  const { allowHost, allowOrigin } = wanted
  const system = readSystemContracts(systemContracts)
  const health = new StorageHealth()
  const state = openState(wanted.state, health)
  const stops = [async () => state.close()]
  let isStopped = false
  /** Stops something with the network, immediately if the network is already stopping. */
  function own(end: () => Promise<void>): void {
    if (isStopped) void end().catch(() => {})
    else stops.push(end)
  }
  async function stop(): Promise<void> {
    isStopped = true
    const errors: unknown[] = []
    // In reverse order: servers before the nodes that they depend on.
    for (const end of stops.splice(0).reverse()) await end().catch((error) => errors.push(error))
    if (errors.length > 0)
      throw new AggregateError(errors, 'The ecosystem could not be stopped completely')
  }

  const onError =
    listener ??
    ((error: Error) => {
      process.emitWarning(error)
      stop().catch((reason) => process.emitWarning(reason))
    })
  const start = startOrFail(onError)
  health.onChange((trouble) => {
    if (isStopped) return
    if (!start.isOver && trouble) start.fail(trouble)
    else if (trouble) onEvent(`${trouble.message} Transactions are rejected until it can be.`)
    else onEvent('The state is writable again. Transactions are accepted.')
  })

  async function build(): Promise<Ecosystem<manifest>> {
    const { saved } = state
    if (saved && systemContracts !== null)
      throw new Error(
        `${wanted.state} already has its system contracts. Use a new directory for others.`,
      )
    let table = chooseTable(wanted, saved, wanted.state)
    const settlementLayerId = table.settlementLayer.id
    const network: ZksyncNetwork = new Network<Chain, Zksync>({
      createProtocol: (host) =>
        new Zksync(host, {
          ...{ settlementLayerId, system },
          scheduler: new SettlementScheduler(paces[pace]),
        }),
      state,
      miningThrottle,
      logs: openLogs({
        directory: wanted.logs ?? (wanted.state === null ? null : join(wanted.state, 'logs')),
        level: logLevel,
      }),
      onEvent,
      onError: (error) => {
        if (!isStopped) start.fail(error)
      },
    })
    const { genesisTime } = network
    const save = (changes: { adding?: number; manifest: unknown; table?: ChainTable }) =>
      state.save({
        ...{ genesisTime, adding: null, ...table, ...changes.table },
        ...(changes.adding !== undefined && { adding: changes.adding }),
        manifest: toJson(changes.manifest),
      })
    // Before there is any chain: this file identifies a directory with chains as ours.
    if (!saved) save({ manifest: null })
    own(() => network.stop())
    await network.start(allChains(table), onProgress)

    const access = chainAccess({ host, allowHost, allowOrigin })
    const pages = ownPages()
    let served: readonly EcosystemChain[] = []
    async function serve(chain: Chain): Promise<EcosystemChain> {
      const { faults } = network
      const plainNode = refuseBlobs(
        capGas(limitTraces(createRequestForwarder(chain.node)), {
          cap: BigInt(rpcGasCap),
          blockGasLimit: chain.blockGasLimits.max,
        }),
      )
      const protocol = network.protocol.rpc(chain, plainNode)
      const server = await startServer({
        context: {
          ...{ chain, protocol, node: protocol.node, faults },
          history: {
            snapshot: () => network.snapshot(),
            revert: (id) => network.revert(id),
            rollBack: (depth) => network.rollBack(chain, depth),
            replaceBlocks: (depth, blocks) => network.replaceBlocks(chain, depth, blocks),
          },
          unlocked: new UnlockedAccounts(chain.node.accounts),
          hasDeveloperMethods: developerMethods,
        },
        host,
        port: portOffset === null ? 0 : chain.config.port + portOffset,
        access,
      })
      own(server.stop)
      const { name, role = null, id } = chain.config
      return { name, role, id, rpcUrl: `http://${reachableName(host)}:${server.port}` }
    }

    function ready(chain: EcosystemChain): ReadyChain {
      const found = network.chains.find(({ config }) => config.id === chain.id)
      if (!found) throw new Error(`Unknown chain ${chain.id}`)
      return { ...chain, client: network.client(found) }
    }
    const isLayer = ({ id }: EcosystemChain) => id === settlementLayerId
    function settlementLayer(): EcosystemChain {
      const layer = served.find(isLayer)
      if (!layer) throw new Error('The settlement layer is not served yet')
      return layer
    }
    const deploy = (previous: unknown): Promise<manifest> =>
      onReady({
        settlementLayer: ready(settlementLayer()),
        chains: served.filter((chain) => !isLayer(chain)).map(ready),
        adminUrl,
        previous,
      })

    async function startChain(parameters: AddChainParameters): Promise<EcosystemChain> {
      if (table.chains.length >= maxChains)
        throw new Error(`There are already ${maxChains} chains, which is the limit.`)
      const suggested = (wanted.nextChain ?? nextChain)(table)
      const { name = suggested.name, id = suggested.id, port = suggested.port } = parameters
      const config = { ...suggested, name, id, port }
      const larger = parseTable({ ...table, chains: [...table.chains, config] })
      // If this is interrupted, the next start completes it.
      save({ table: larger, adding: config.id, manifest })
      try {
        const added = await network.addChain(config, async (chain) => {
          table = larger
          const servedChain = await serve(chain)
          served = [...served, servedChain]
          manifest = await deploy(manifest)
          save({ manifest })
          return servedChain
        })
        onManifest()
        return added
      } catch (error) {
        if (table !== larger && !isStopped) {
          save({ manifest })
          state.discard(config)
        }
        throw error
      }
    }
    const additions = new SerialQueue()
    function addChain(parameters: AddChainParameters = {}): Promise<EcosystemChain> {
      return additions.run(() => startChain(parameters))
    }

    onProgress('Starting the RPC servers')
    served = await allOrNone(network.chains.map(serve))
    const context: AdminContext = {
      network,
      addChain,
      stop: onStop ?? (() => void stop().catch(onError)),
    }
    let becomesReady = () => {}
    // Chains can only be added once the contracts of the others are deployed.
    void additions.run(
      () =>
        new Promise<void>((resolve) => {
          becomesReady = resolve
        }),
    )
    let adminUrl: string | null = null
    if (developerMethods) {
      const admin = await startAdminServer({
        context,
        port: portOffset === null ? 0 : adminPort + portOffset,
        pages,
      })
      own(admin.stop)
      adminUrl = `http://127.0.0.1:${admin.port}`
    }
    onProgress('Deploying contracts')
    let manifest = await network.whileMining(() => deploy(saved?.manifest))
    save({ manifest })
    becomesReady()

    const client = createClient({
      transport: custom(
        { request: ({ method, params = [] }) => callAdminMethod(context, method, params) },
        { retryCount: 0 },
      ),
    })
    const { getStatus: _, stop: __, ...methods } = adminActions()(client)
    return {
      ...methods,
      get settlementLayer() {
        return settlementLayer()
      },
      get chains() {
        return served
      },
      get manifest() {
        return manifest
      },
      adminUrl,
      accounts: [...network.protocol.settlementLayer.node.accounts, richAccount.address],
      status: () => describeStatus(network),
      trustPage: pages.add,
      stop,
    }
  }

  try {
    return await start.orFail(build())
  } catch (error) {
    await stop()
    throw error
  }
}

function parseOptions(options: EcosystemOptions) {
  const { data, error } = optionsSchema.safeParse(options)
  if (error) throw new Error(`Invalid options: ${describeIssues(error)}.`)
  return data
}

function parseTable(table: ChainTable): ChainTable {
  const { data, error } = chainTableSchema.safeParse(table)
  if (error) throw new Error(`Invalid chains: ${describeIssues(error)}.`)
  return data
}

/** Returns the chains of the state, which must include the configured ones, or else the configured ones. */
function chooseTable(
  {
    settlementLayer,
    chains,
    defaultTable,
  }: Pick<EcosystemOptions, 'settlementLayer' | 'chains'> & { defaultTable: ChainTable },
  saved: ChainTable | null,
  directory: string | null,
): ChainTable {
  if (!saved)
    return parseTable({
      settlementLayer: settlementLayer ?? defaultTable.settlementLayer,
      chains: chains ?? defaultTable.chains,
    })
  const ids = new Set(allChains(saved).map(({ id }) => id))
  const missing = [...(settlementLayer ? [settlementLayer] : []), ...(chains ?? [])].filter(
    ({ id }) => !ids.has(id),
  )
  if (missing.length > 0)
    throw new Error(
      `${directory} has the chains ${list(allChains(saved))}, not ${list(missing)}. Omit the chains, or use a new directory.`,
    )
  return { settlementLayer: saved.settlementLayer, chains: saved.chains }
}

const list = (chains: readonly ChainConfig[]) =>
  chains.map(({ name, id }) => `${name} (${id})`).join(', ')

function toJson(value: unknown) {
  try {
    return z.json().parse(JSON.parse(JSON.stringify(value)))
  } catch (cause) {
    throw new Error(`onReady must return JSON: ${describeError(cause)}`, { cause })
  }
}

/** Fails a start with the first asynchronous error; later errors are passed to the listener. */
function startOrFail(onError: (error: Error) => void) {
  let isOver = false
  let failStart: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    failStart = reject
  })
  failed.catch(() => {})
  return {
    get isOver(): boolean {
      return isOver
    },
    fail(error: Error): void {
      if (isOver) onError(error)
      else failStart(error)
    },
    async orFail<result>(started: Promise<result>): Promise<result> {
      started.catch(() => {})
      try {
        return await Promise.race([started, failed])
      } finally {
        isOver = true
      }
    },
  }
}

/** Waits for all promises even if one fails, so that everything that was started can be stopped. */
async function allOrNone<result>(promises: readonly Promise<result>[]): Promise<result[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
