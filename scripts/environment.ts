import 'dotenv/config'
import { BaseError, createPublicClient, type Hex, http, isHex, type LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { requireChain } from '../deployments/checkedHttp'
import { localEnvironment } from '../deployments/environments'
import type { ManifestChain } from '../deployments/manifest'
import { readManifest } from '../deployments/manifestFiles'
import { richAccount } from '../ecosystem/config/accounts'
import type { ChainConfig } from '../ecosystem/config/chains'
import { byRole, stakingTable } from '../ecosystem/presets/stakingTable'

/** The chains of an environment, with the deploying account. */
export type Environment = {
  name: string
  settlementLayer: ManifestChain
  stakingChains: ManifestChain[]
  rewardsChain: ManifestChain
  account: LocalAccount
}

/**
 * Loads the chains of an environment: for the local one from its manifest or, without one, on the default ports; for a
 * live one from `.env`.
 *
 * @throws An error with the remedy, if a chain is unreachable or a setting is missing; `WrongChainError` if a node reports
 * an unexpected chain id.
 */
export async function loadEnvironment(name: string): Promise<Environment> {
  return name === localEnvironment ? loadLocal() : loadLive(name)
}

async function loadLocal(): Promise<Environment> {
  const { settlementLayer, stakingChains, rewardsChain } =
    readManifest(localEnvironment) ?? usualChains()
  const environment = { name: localEnvironment, settlementLayer, stakingChains, rewardsChain }
  await Promise.all(
    [settlementLayer, ...stakingChains, rewardsChain].map(async (chain) =>
      requireChain(
        chain,
        await chainIdAt(
          chain.name,
          chain.rpcUrl,
          'Start one with `npm start` or `npm run ecosystem`.',
        ),
      ),
    ),
  )
  return { ...environment, account: privateKeyToAccount(richAccount.privateKey) }
}

function usualChains() {
  const { settlementLayer, chains } = stakingTable()
  const { stakingChains, rewardsChain } = byRole(chains)
  const entry = ({ name, id, port }: ChainConfig): ManifestChain => ({
    name,
    chainId: id,
    rpcUrl: `http://127.0.0.1:${port}`,
  })
  return {
    settlementLayer: entry(settlementLayer),
    stakingChains: stakingChains.map(entry),
    rewardsChain: entry(rewardsChain),
  }
}

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })

const settingsSchema = z.object({
  GATEWAY_RPC_URL: url,
  STAKING_RPC_URLS: z
    .string('must be URLs, separated by commas')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(url).min(1)),
  REWARDS_RPC_URL: url,
  PRIVATE_KEY: z.custom<Hex>(
    (value) => isHex(value) && value.length === 66,
    'must be 32 bytes of hexadecimal digits after 0x',
  ),
})

async function loadLive(name: string): Promise<Environment> {
  const prefix = `${name.toUpperCase().replaceAll('-', '_')}_`
  const { success, data, error } = settingsSchema.safeParse(
    Object.fromEntries(
      Object.keys(settingsSchema.shape).map((key) => [key, process.env[prefix + key] || undefined]),
    ),
  )
  if (!success)
    throw new Error(
      [
        `Environment "${name}" is not configured. Set in .env (see .env.example):`,
        ...error.issues.map(({ path, message }) => `  ${prefix}${String(path[0])} ${message}`),
      ].join('\n'),
    )
  const deployed = readManifest(name)
  const known = deployed
    ? [deployed.settlementLayer, ...deployed.stakingChains, deployed.rewardsChain]
    : []
  const toChain = async (chainName: string, rpcUrl: string): Promise<ManifestChain> => {
    const chainId = await chainIdAt(chainName, rpcUrl, `Check ${prefix}… in .env.`)
    const expected = known.find((chain) => chain.name === chainName)
    if (expected) requireChain(expected, chainId)
    return { name: chainName, chainId, rpcUrl }
  }
  const [settlementLayer, rewardsChain, ...stakingChains] = await Promise.all([
    toChain('gateway', data.GATEWAY_RPC_URL),
    toChain('rewards', data.REWARDS_RPC_URL),
    ...data.STAKING_RPC_URLS.map((rpcUrl, index) => toChain(`staking${index + 1}`, rpcUrl)),
  ])
  const account = privateKeyToAccount(data.PRIVATE_KEY)
  return { name, settlementLayer, stakingChains, rewardsChain, account }
}

async function chainIdAt(name: string, rpcUrl: string, remedy: string): Promise<number> {
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0 }) })
  return client.getChainId().catch((cause) => {
    const reason = cause instanceof BaseError ? cause.shortMessage : String(cause)
    throw new Error(`No chain responds at ${rpcUrl} (${name}): ${reason} ${remedy}`, { cause })
  })
}
