import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encryptKeystoreJson } from 'ethers'
import type { Hex, LocalAccount } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { type StakingManifest, stakingManifestSchema } from '../../deployments/manifest'
import { readShownManifest } from '../../deployments/manifestFiles'
import type { EcosystemChain } from '../../ecosystem/config/chains'
import type { RunningNetwork } from '../../ecosystem/startNetwork'
import { sendEther } from '../../scripts/fund'
import { stopAll } from '../e2e/world/stopAll'
import { npmRunTask } from '../scripts/hardhatTask'
import { startExplorerApi } from './startExplorerApi'
import { type LimitedNode, startLimitedNode } from './startLimitedNode'

/** As the pages of the documentation name it. */
export const liveEnvironment = 'testnet'

const password = 'secret'

/** A network that is used like live chains: without developer methods, and only through nodes with the limits of a provider. */
export type LiveNetwork<manifest extends StakingManifest> = RunningNetwork<manifest> & {
  /** Has `deployments`, with `.env`, and what the documentation of the relayer names: `key.json` and `password`. */
  directory: string
  /** Runs an npm script that is a Hardhat task. */
  run: (command: string) => Promise<{ stdout: string; stderr: string }>
  /** The public endpoint of each chain. */
  nodes: ReadonlyMap<string, LimitedNode>
  /** Creates an account with ether on all chains. */
  createAccount: () => Promise<LocalAccount>
}

/**
 * Puts a network behind nodes with the limits of a provider, and deploys to it as to live chains.
 *
 * @param network - Has no developer methods and no contracts yet.
 * @param hasSettlementLayer - Whether its first chain is the settlement layer; the last is the rewards chain.
 * @param commands - What deploys, in order.
 */
export async function deployLive<manifest extends StakingManifest>(
  network: RunningNetwork<null>,
  {
    hasSettlementLayer,
    parse,
    commands,
  }: {
    hasSettlementLayer: boolean
    parse: (manifest: StakingManifest) => manifest
    commands: readonly string[]
  },
): Promise<LiveNetwork<manifest>> {
  const running: { stop: () => Promise<void> }[] = [network]
  try {
    const directory = await mkdtemp(join(tmpdir(), 'interstake-live-'))
    running.push({ stop: () => rm(directory, { recursive: true }) })
    const nodes = new Map<string, LimitedNode>()
    for (const { name, rpcUrl } of network.chains) {
      const node = await startLimitedNode(rpcUrl, { maxBlocks: 100, perSecond: 10 })
      running.push(node)
      nodes.set(name, node)
    }
    const chains = network.chains.map((chain) => ({
      ...chain,
      rpcUrl: nodes.get(chain.name)?.url ?? '',
    }))
    // Contracts of different chains have the same address.
    const [stakingExplorer, rewardsExplorer] = [
      await startExplorerApi(null),
      await startExplorerApi(null),
    ]
    running.push(stakingExplorer, rewardsExplorer)

    async function createAccount(privateKey = generatePrivateKey()): Promise<LocalAccount> {
      const account = privateKeyToAccount(privateKey)
      for (const { name, id, rpcUrl } of network.chains)
        await sendEther({ name, chainId: id, rpcUrl }, account.address, '10')
      return account
    }
    const [deployer, relayer] = [generatePrivateKey(), generatePrivateKey()]
    await createAccount(deployer)
    const { address } = await createAccount(relayer)

    const deployments = join(directory, 'deployments')
    await mkdir(deployments)
    await Promise.all([
      writeFile(
        join(deployments, '.env'),
        settingsOf(chains, {
          ...{ hasSettlementLayer, privateKey: deployer },
          ...{ stakingExplorerUrl: stakingExplorer.url, rewardsExplorerUrl: rewardsExplorer.url },
        }),
      ),
      writeFile(
        join(directory, 'key.json'),
        await encryptKeystoreJson({ address, privateKey: relayer }, password, {
          scrypt: { N: 1_024, r: 8, p: 1 },
        }),
      ),
      writeFile(join(directory, 'password'), `${password}\n`),
    ])
    const run = (command: string) => npmRunTask(deployments, command)
    for (const command of commands) await run(command)
    const manifest = parse(
      stakingManifestSchema.parse(readShownManifest(liveEnvironment, deployments)),
    )
    return {
      ...network,
      ...{ chains, manifest, directory, nodes, run },
      createAccount: () => createAccount(),
      stop: () => stopAll(running),
    }
  } catch (error) {
    await stopAll(running)
    throw error
  }
}

/** The settings in `.env`. */
function settingsOf(
  chains: readonly EcosystemChain[],
  {
    hasSettlementLayer,
    privateKey,
    stakingExplorerUrl,
    rewardsExplorerUrl,
  }: {
    hasSettlementLayer: boolean
    privateKey: Hex
    stakingExplorerUrl: string
    rewardsExplorerUrl: string
  },
): string {
  const gateway = hasSettlementLayer ? chains[0] : undefined
  const staking = chains.slice(gateway ? 1 : 0, -1)
  const rewards = chains.at(-1)
  const listed = (values: readonly (string | number)[]) => values.join(', ')
  const settings = {
    ...(gateway && { GATEWAY_CHAIN: gateway.id, GATEWAY_RPC_URL: gateway.rpcUrl }),
    STAKING_CHAINS: listed(staking.map(({ id }) => id)),
    STAKING_RPC_URLS: listed(staking.map(({ rpcUrl }) => rpcUrl)),
    STAKING_EXPLORER_API_URLS: listed(staking.map(() => stakingExplorerUrl)),
    REWARDS_CHAIN: rewards?.id,
    REWARDS_RPC_URL: rewards?.rpcUrl,
    REWARDS_EXPLORER_API_URL: rewardsExplorerUrl,
    PRIVATE_KEY: privateKey,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${liveEnvironment.toUpperCase()}_${name}=${value}\n`)
    .join('')
}
