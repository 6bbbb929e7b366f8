import { isIPv6 } from 'node:net'
import type { Address } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { deploy } from '../deployments/deploy'
import { localEnvironment, type Manifest } from '../deployments/manifest'
import { startAdminServer } from './admin/startAdminServer'
import { richAccount } from './config/accounts'
import { adminPort, type ChainRole, chainTable } from './config/chains'
import { type EcosystemOptions, optionsSchema } from './config/options'
import { paces } from './config/pace'
import { readSystemContracts } from './config/systemContracts'
import { startNode } from './node/startNode'
import { connectNode } from './rpc/connectNode'
import { TransactionAliases } from './rpc/eip712/TransactionAliases'
import { startServer } from './rpc/startServer'
import { UnlockedAccounts } from './rpc/UnlockedAccounts'
import { Chain } from './settlement/Chain'
import { startSettlement } from './settlement/startSettlement'
import { Tempo } from './settlement/Tempo'

/** A chain of a running ecosystem, as its users see it. */
export type EcosystemChain = {
  name: string
  role: ChainRole
  id: number
  /** JSON-RPC over HTTP; the same over WebSocket with `ws:` instead of `http:`. */
  rpcUrl: string
}

export type Ecosystem = {
  /** The settlement layer first, the rewards chain last. */
  chains: readonly EcosystemChain[]
  /** Takes orders, such as another pace, by JSON-RPC; null where that is switched off. */
  adminUrl: string | null
  /** Where the contracts are. */
  manifest: Manifest
  /** Accounts with funds on every chain, whose keys are public: those that the nodes sign for, then the tutorials' one. */
  accounts: readonly Address[]
  /** Ends all of it; nothing is left behind. */
  stop: () => Promise<void>
}

export type EcosystemHooks = {
  /** Told in words what is being waited for. */
  onProgress?: (step: string) => void
  /** Something broke that the ecosystem cannot mend: stop it. */
  onError?: (error: Error) => void
}

type Part = { stop: () => Promise<void> }

/**
 * Starts a local multichain network with real proofs: a settlement layer, chains to stake on and one to be rewarded
 * on, with the contracts deployed.
 *
 * @example
 * const ecosystem = await createEcosystem()
 * const { manifest } = ecosystem
 * await ecosystem.stop()
 */
export async function createEcosystem(
  options: EcosystemOptions = {},
  { onProgress = () => {}, onError = rethrow }: EcosystemHooks = {},
): Promise<Ecosystem> {
  const { stakingChains, pace, host, portOffset, systemContracts, developerMethods } =
    optionsSchema.parse(options)
  const system = readSystemContracts(systemContracts)
  const table = chainTable({ stakingChains, portOffset: portOffset ?? 0 })

  const parts: Promise<Part>[] = []
  function running<part extends Part>(starting: Promise<part>): Promise<part> {
    parts.push(starting)
    return starting
  }
  async function stop(): Promise<void> {
    const errors: unknown[] = []
    // When one part fails to start, others may be on their way still.
    const started = await Promise.allSettled(parts.splice(0))
    // Last started, first stopped: servers before what they serve from, nodes at the end.
    for (const part of started.reverse())
      if (part.status === 'fulfilled') await part.value.stop().catch((error) => errors.push(error))
    if (errors.length > 0)
      throw new AggregateError(errors, 'Not all of the ecosystem could be stopped')
  }

  try {
    onProgress(`Starting ${table.length} nodes`)
    const chains = await Promise.all(
      table.map(async (config) => {
        const node = await running(startNode({ chainId: config.id, onExit: onError }))
        return new Chain(config, node)
      }),
    )
    const [layer, ...settling] = chains
    if (!layer) throw new Error('The chain table is empty')

    const tempo = new Tempo(paces[pace])
    onProgress('Putting the system contracts in place')
    const settlement = await running(
      startSettlement({
        settlementLayer: layer.node,
        chains: settling,
        system,
        tempo,
        onError,
      }),
    )

    onProgress('Opening the ports')
    const served = await Promise.all(
      chains.map(async (chain): Promise<EcosystemChain> => {
        const contract = settlement.contractOf(chain)
        const server = await running(
          startServer({
            context: {
              chain,
              node: connectNode(chain.node.address),
              aliases: new TransactionAliases(),
              unlocked: new UnlockedAccounts(chain.node.accounts),
              hasDeveloperMethods: developerMethods,
              settlement: contract && { layerId: layer.config.id, contract },
            },
            host,
            port: portOffset === null ? 0 : chain.config.port,
          }),
        )
        const { name, role, id } = chain.config
        return { name, role, id, rpcUrl: `http://${reachableName(host)}:${server.port}` }
      }),
    )

    const admin = developerMethods
      ? await running(
          startAdminServer({
            context: { settlementLayer: layer, chains, settlement, tempo },
            port: portOffset === null ? 0 : adminPort + portOffset,
          }),
        )
      : null
    const adminUrl = admin && `http://127.0.0.1:${admin.port}`

    onProgress('Deploying the contracts')
    const manifest = await deployContracts(chains, served)
    return {
      chains: served,
      adminUrl,
      manifest: { ...manifest, ...(adminUrl !== null && { adminUrl }) },
      accounts: [...layer.node.accounts, richAccount.address],
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function deployContracts(
  chains: readonly Chain[],
  served: readonly EcosystemChain[],
): Promise<Manifest> {
  const account = privateKeyToAccount(richAccount.privateKey)
  const targets = (role: ChainRole) =>
    served.flatMap(({ name, id, rpcUrl, ...chain }, index) => {
      const client = chains[index]?.node.client
      return client && chain.role === role ? [{ name, chainId: id, rpcUrl, client, account }] : []
    })
  const [settlementLayer] = targets('gateway')
  const [rewardsChain] = targets('rewards')
  if (!settlementLayer || !rewardsChain) throw new Error('The chain table lacks a role')
  return deploy({
    environment: localEnvironment,
    settlementLayer,
    stakingChains: targets('staking'),
    rewardsChain,
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
