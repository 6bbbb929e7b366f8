import { isIPv6 } from 'node:net'
import { join } from 'node:path'
import type { Address } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { deploy } from '../deployments/deploy'
import { localEnvironment, type Manifest } from '../deployments/manifest'
import { ownPages } from './admin/adminAccess'
import { describeStatus, type EcosystemStatus } from './admin/describeStatus'
import { startAdminServer } from './admin/startAdminServer'
import { richAccount } from './config/accounts'
import {
  adminPort,
  type ChainRole,
  chainTable,
  defaultStakingChains,
  type EcosystemChain,
  maxStakingChains,
} from './config/chains'
import { blockGasLimits } from './config/gasLimits'
import { type EcosystemOptions, optionsSchema } from './config/options'
import { paces } from './config/pace'
import { readSystemContracts } from './config/systemContracts'
import { describeIssues } from './describeError'
import { TransactionAliases } from './eip712/TransactionAliases'
import { StorageHealth } from './files/StorageHealth'
import { chainAccess } from './jsonrpc/access/chainAccess'
import { openLogs } from './log/openLogs'
import { Network } from './Network'
import { askNode } from './rpc/askNode'
import { capGas } from './rpc/capGas'
import { limitTraces } from './rpc/limitTraces'
import { startServer } from './rpc/startServer'
import { UnlockedAccounts } from './rpc/UnlockedAccounts'
import type { Chain } from './settlement/Chain'
import { Tempo } from './settlement/Tempo'
import { openState } from './state/openState'

export type Ecosystem = {
  /** The settlement layer first, the rewards chain last. */
  chains: readonly EcosystemChain[]
  /** URL of the admin endpoint; null if it is disabled. */
  adminUrl: string | null
  /** Addresses of chains and contracts. */
  manifest: Manifest
  /** Funded accounts, whose private keys are public: those that the nodes sign for, then the tutorial's rich account. */
  accounts: readonly Address[]
  /** Progress of each chain, and pauses and faults in effect. */
  status: () => EcosystemStatus
  /** Starts another staking chain, whose stakers are rewarded like the others. */
  addChain: () => Promise<EcosystemChain>
  /** Lets the page at a URL call the admin port, as far as it is a page of this project. */
  trustPage: (url: string) => void
  /** Stops everything and cleans up. */
  stop: () => Promise<void>
}

export type EcosystemHooks = {
  /** Called with a human-readable message for each step of the start. */
  onProgress?: (step: string) => void
  /** Called with a human-readable message for each later event, such as the restart of a node. */
  onEvent?: (text: string) => void
  /** Called with the new manifest when it changes. */
  onManifest?: (manifest: Manifest) => void
  /** Called when the admin method `stop` asks for it. @default Stops the ecosystem */
  onStop?: () => void
  /** Called with an unrecoverable error: stop the ecosystem. */
  onError?: (error: Error) => void
}

/**
 * Starts a local multichain network with real proofs: a settlement layer, staking chains and a rewards chain,
 * with the contracts deployed.
 *
 * @example
 * const ecosystem = await createEcosystem()
 * const { manifest } = ecosystem
 * await ecosystem.stop()
 */
export async function createEcosystem(
  options: EcosystemOptions = {},
  {
    onProgress = () => {},
    onEvent = () => {},
    onManifest = () => {},
    onStop,
    onError = rethrow,
  }: EcosystemHooks = {},
): Promise<Ecosystem> {
  const {
    pace,
    host,
    logLevel,
    portOffset,
    systemContracts,
    developerMethods,
    rpcGasCap,
    ...wanted
  } = parseOptions(options)
  const { allowHost, allowOrigin } = wanted
  const system = readSystemContracts(systemContracts)
  const health = new StorageHealth()
  const state = openState(wanted.state, health)
  const stops = [async () => state.close()]
  let isStopped = false
  /** To be stopped with all else, at once if that has begun. */
  function own(end: () => Promise<void>): void {
    if (isStopped) void end().catch(() => {})
    else stops.push(end)
  }
  async function stop(): Promise<void> {
    isStopped = true
    const errors: unknown[] = []
    // Last started, first stopped: servers before what they serve from.
    for (const end of stops.splice(0).reverse()) await end().catch((error) => errors.push(error))
    if (errors.length > 0)
      throw new AggregateError(errors, 'The ecosystem could not be stopped completely')
  }

  const start = startOrFail(onError)
  health.onChange((trouble) => {
    if (isStopped) return
    if (!start.isOver && trouble) start.fail(trouble)
    else if (trouble) onEvent(`${trouble.message} Transactions are rejected until it can be.`)
    else onEvent('The state is writable again. Transactions are accepted.')
  })

  async function build(): Promise<Ecosystem> {
    const { saved } = state
    if (saved && systemContracts !== null)
      throw new Error(
        `${wanted.state} already has its system contracts. Use a new directory for others.`,
      )
    if (saved && wanted.stakingChains !== undefined && wanted.stakingChains !== saved.stakingChains)
      throw new Error(
        `${wanted.state} has ${saved.stakingChains} staking chains, not ${wanted.stakingChains}. Omit the number, or use a new directory.`,
      )
    let stakingChains = saved?.stakingChains ?? wanted.stakingChains ?? defaultStakingChains
    const network = new Network({
      system,
      state,
      tempo: new Tempo(paces[pace]),
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
    // Before there is any chain: a folder with chains is known to be ours by it.
    if (!saved) state.save({ genesisTime, stakingChains, manifest: null })
    own(() => network.stop())
    await network.start(chainTable({ stakingChains, portOffset: portOffset ?? 0 }), onProgress)

    const access = chainAccess({ host, allowHost, allowOrigin })
    const pages = ownPages()
    const served: EcosystemChain[] = []
    async function serve(chain: Chain): Promise<EcosystemChain> {
      const contract = network.settlement.contractOf(chain)
      const aliases = new TransactionAliases((raw) => chain.node.addAlias(raw))
      aliases.restore(chain.node.aliases)
      const server = await startServer({
        context: {
          chain,
          node: capGas(limitTraces(askNode(chain.node)), {
            cap: BigInt(rpcGasCap),
            blockGasLimit: blockGasLimits(chain.config.role).max,
          }),
          aliases,
          unlocked: new UnlockedAccounts(chain.node.accounts),
          hasDeveloperMethods: developerMethods,
          settlement: contract && { layerId: network.settlementLayer.config.id, contract },
          faults: network.faults,
          network,
        },
        host,
        port: portOffset === null ? 0 : chain.config.port,
        access,
      })
      own(server.stop)
      const { name, role, id } = chain.config
      return { name, role, id, rpcUrl: `http://${reachableName(host)}:${server.port}` }
    }
    function saveManifest(deployed: Manifest): Manifest {
      const manifest = { ...deployed, ...(adminUrl !== null && { adminUrl }) }
      state.save({ genesisTime, stakingChains, manifest })
      return manifest
    }
    function addChain(): Promise<EcosystemChain> {
      adding = adding
        .catch(() => {})
        .then(async () => {
          if (stakingChains === maxStakingChains)
            throw new Error(
              `There are already ${maxStakingChains} staking chains, which is the limit.`,
            )
          const config = chainTable({
            stakingChains: stakingChains + 1,
            portOffset: portOffset ?? 0,
          }).at(-2)
          if (!config) throw new Error('The chain table has no such staking chain')
          const { manifest } = ecosystem
          // If this is interrupted, the next start completes it.
          state.save({ genesisTime, stakingChains: stakingChains + 1, manifest })
          const added = await network.addChain(config, async (chain) => {
            stakingChains++
            const servedChain = await serve(chain)
            served.splice(-1, 0, servedChain)
            ecosystem.manifest = saveManifest(await deployTo(network, served, ecosystem.manifest))
            return servedChain
          })
          onManifest(ecosystem.manifest)
          return added
        })
      return adding
    }
    let adding: Promise<EcosystemChain> = Promise.reject(new Error('No chain has been added'))
    adding.catch(() => {})

    onProgress('Starting the RPC servers')
    served.push(...(await allOrNone(network.chains.map(serve))))
    onProgress('Deploying contracts')
    const deployed = await network.whileMining(() => deployTo(network, served, saved?.manifest))
    let adminUrl: string | null = null
    // Not earlier: a chain can only be added to those that have their contracts.
    if (developerMethods) {
      const admin = await startAdminServer({
        context: { network, addChain, stop: onStop ?? (() => void stop().catch(onError)) },
        port: portOffset === null ? 0 : adminPort + portOffset,
        pages,
      })
      own(admin.stop)
      adminUrl = `http://127.0.0.1:${admin.port}`
    }

    const ecosystem: Ecosystem = {
      chains: served,
      adminUrl,
      manifest: saveManifest(deployed),
      accounts: [...network.settlementLayer.node.accounts, richAccount.address],
      status: () => describeStatus(network),
      addChain,
      trustPage: pages.add,
      stop,
    }
    return ecosystem
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

/** Ends a start with the first error that comes in a roundabout way; what comes later goes to the listener. */
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

/** Waits for all, also if one fails: what has been started meanwhile is known by then. */
async function allOrNone<result>(promises: readonly Promise<result>[]): Promise<result[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}

function deployTo(
  network: Network,
  served: readonly EcosystemChain[],
  previous: Manifest | undefined,
): Promise<Manifest> {
  const account = privateKeyToAccount(richAccount.privateKey)
  const targets = (role: ChainRole) =>
    served.flatMap(({ name, id, rpcUrl, ...chain }) => {
      const found = network.chains.find(({ config }) => config.id === id)
      return found && chain.role === role
        ? [{ name, chainId: id, rpcUrl, client: network.client(found), account }]
        : []
    })
  const [settlementLayer] = targets('gateway')
  const [rewardsChain] = targets('rewards')
  if (!settlementLayer || !rewardsChain) throw new Error('The chain table lacks a role')
  return deploy({
    environment: localEnvironment,
    settlementLayer,
    stakingChains: targets('staking'),
    rewardsChain,
    previous,
  })
}

/** A wildcard address is for listening; a client needs one to connect to. */
function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return isIPv6(host) ? `[${host}]` : host
}

function rethrow(error: Error): never {
  throw error
}
