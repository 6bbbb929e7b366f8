import { join } from 'node:path'
import { type Address, type Client, createClient, custom } from 'viem'
import { z } from 'zod'
import type { AdminContext } from './admin/AdminContext'
import type { AdminMethods } from './admin/AdminMethod'
import { ownPages } from './admin/adminAccess'
import { callAdminMethod } from './admin/callAdminMethod'
import { startAdminServer } from './admin/startAdminServer'
import { chooseTable, parseTable, type WantedTable } from './chooseTable'
import { richAccount } from './config/accounts'
import {
  type AddChainParameters,
  allChains,
  type ChainTable,
  type EcosystemChain,
  maxChains,
  nextChain,
} from './config/chains'
import type { ReadyChain, ReadyChains, ResolvedOptions } from './config/commonOptions'
import { describeError } from './describeError'
import { StorageHealth } from './files/StorageHealth'
import { chainAccess } from './jsonrpc/access/chainAccess'
import type { JsonRpcCall } from './jsonrpc/jsonRpc'
import { openLogs } from './log/openLogs'
import { Network } from './Network'
import type { NetworkChain } from './protocol/NetworkChain'
import type { Protocol } from './protocol/Protocol'
import type { ProtocolHost } from './protocol/ProtocolHost'
import { SerialQueue } from './SerialQueue'
import { serveChain } from './serveChain'
import { startOrFail } from './startOrFail'
import { openState, type ProtocolName } from './state/openState'
import { Teardown } from './Teardown'

/** What a running network is, whatever its protocol. Its properties reflect the current state. */
export type RunningNetwork<manifest> = {
  /** All chains. */
  readonly chains: readonly EcosystemChain[]
  /** URL of the admin endpoint; null if it is disabled. */
  readonly adminUrl: string | null
  /** The latest result of `onReady`: by default, the list of chains. */
  readonly manifest: manifest
  /** Funded accounts with public private keys: those that the nodes sign for, then the rich account of the tutorial. */
  readonly accounts: readonly Address[]
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

/** A kind of network: the protocol that connects its chains, and what only that protocol has. */
export type NetworkKind<chain extends NetworkChain, protocol extends Protocol<chain>> = {
  name: ProtocolName
  /** To which the port offset is added. */
  adminPort: number
  /** Under their names over JSON-RPC. */
  adminMethods: AdminMethods<Network<chain, protocol>>
  createProtocol: (host: ProtocolHost<chain>, table: ChainTable) => protocol
}

/**
 * Starts a network of any protocol.
 *
 * @throws If an option is invalid, a port is taken, or `state` cannot be used; nothing is left running.
 */
export async function startNetwork<
  chain extends NetworkChain,
  protocol extends Protocol<chain>,
  manifest,
>(
  { name: protocolName, adminPort, adminMethods, createProtocol }: NetworkKind<chain, protocol>,
  {
    options,
    table: wanted,
    onReady,
  }: {
    options: ResolvedOptions
    table: WantedTable
    onReady: (network: ReadyChains) => Promise<manifest>
  },
  {
    onProgress = () => {},
    onEvent = () => {},
    onManifest = () => {},
    onStop,
    onError: listener,
  }: EcosystemHooks,
): Promise<{
  running: RunningNetwork<manifest>
  network: Network<chain, protocol>
  /** Calls the admin methods. */
  admin: Client
}> {
  const { host, allowHost, allowOrigin, portOffset, developerMethods, state: directory } = options
  const health = new StorageHealth()
  const state = openState(directory, { protocol: protocolName, health })
  const teardown = new Teardown()
  const stop = () => teardown.stop()
  teardown.add(async () => state.close())

  const onError =
    listener ??
    ((error: Error) => {
      process.emitWarning(error)
      stop().catch((reason) => process.emitWarning(reason))
    })
  const start = startOrFail(onError)
  health.onChange((trouble) => {
    if (teardown.isStopped) return
    if (!start.isOver && trouble) start.fail(trouble)
    else if (trouble) onEvent(`${trouble.message} Transactions are rejected until it can be.`)
    else onEvent('The state is writable again. Transactions are accepted.')
  })

  async function build() {
    const { saved } = state
    if (saved && options.systemContracts !== null)
      throw new Error(
        `${directory} already has its system contracts. Use a new directory for others.`,
      )
    let table = chooseTable(wanted, saved, directory)
    const network = new Network<chain, protocol>({
      createProtocol: (host) => createProtocol(host, table),
      state,
      miningThrottle: options.miningThrottle,
      logs: openLogs({
        directory: options.logs ?? (directory === null ? null : join(directory, 'logs')),
        level: options.logLevel,
      }),
      onEvent,
      onError: (error) => {
        if (!teardown.isStopped) start.fail(error)
      },
    })
    const { genesisTime } = network
    const save = (changes: { adding?: number; manifest: unknown; table?: ChainTable }) =>
      state.save({
        ...{ genesisTime, protocol: protocolName, adding: null, ...table, ...changes.table },
        ...(changes.adding !== undefined && { adding: changes.adding }),
        manifest: toJson(changes.manifest),
      })
    // Before there is any chain: this file identifies a directory with chains as ours.
    if (!saved) save({ manifest: null })
    teardown.add(() => network.stop())
    await network.start(allChains(table), onProgress)

    const access = chainAccess({ host, allowHost, allowOrigin })
    const pages = ownPages()
    let served: readonly EcosystemChain[] = []
    async function serve(chain: chain): Promise<EcosystemChain> {
      const { served, stop } = await serveChain(network, chain, { options, access })
      teardown.add(stop)
      return served
    }

    function ready(chain: EcosystemChain): ReadyChain {
      const found = network.chains.find(({ config }) => config.id === chain.id)
      if (!found) throw new Error(`Unknown chain ${chain.id}`)
      return { ...chain, client: network.client(found) }
    }
    const deploy = (previous: unknown): Promise<manifest> =>
      onReady({ chains: served.map(ready), adminUrl, previous })

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
        if (table !== larger && !teardown.isStopped) {
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
    const context: AdminContext<Network<chain, protocol>> = {
      network,
      addChain,
      stop: onStop ?? (() => void stop().catch(onError)),
    }
    const callAdmin: JsonRpcCall = (method, params) =>
      callAdminMethod(adminMethods, context, method, params)
    let isReady = false
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
        methodNames: Object.keys(adminMethods),
        call: callAdmin,
        isReady: () => isReady,
        port: portOffset === null ? 0 : adminPort + portOffset,
        pages,
      })
      teardown.add(admin.stop)
      adminUrl = `http://127.0.0.1:${admin.port}`
    }
    onProgress('Deploying contracts')
    let manifest = await network.whileMining(() => deploy(saved?.manifest))
    save({ manifest })
    isReady = true
    becomesReady()

    return {
      network,
      admin: createClient({
        transport: custom(
          { request: ({ method, params = [] }) => callAdmin(method, params) },
          { retryCount: 0 },
        ),
      }),
      running: {
        get chains() {
          return served
        },
        get manifest() {
          return manifest
        },
        adminUrl,
        accounts: [...(network.chains[0]?.node.accounts ?? []), richAccount.address],
        trustPage: pages.add,
        stop,
      },
    }
  }

  try {
    return await start.orFail(build())
  } catch (error) {
    await stop()
    throw error
  }
}

function toJson(value: unknown) {
  try {
    return z.json().parse(JSON.parse(JSON.stringify(value)))
  } catch (cause) {
    throw new Error(`onReady must return JSON: ${describeError(cause)}`, { cause })
  }
}

/** Waits for all promises even if one fails, so that everything that was started can be stopped. */
async function allOrNone<result>(promises: readonly Promise<result>[]): Promise<result[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
