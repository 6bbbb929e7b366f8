import 'dotenv/config'
import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import { knownChains } from './knownChains'
import { seemsSecret } from './providerKeys'

/** A chain of a live environment, as `.env` describes it. */
export type LiveChainSettings = {
  chainId: number
  /** The endpoint that scripts use. It may contain the key of a provider. */
  rpcUrl: string
  /** The endpoint that is written to the manifest, and so is public. */
  publicRpcUrl: string
  explorerUrl: string | undefined
  /** The explorer's API for the verification of sources. */
  explorerApiUrl: string | undefined
}

export type LiveSettings = {
  /** Undefined on the Superchain, which has none. */
  gateway: LiveChainSettings | undefined
  staking: LiveChainSettings[]
  rewards: LiveChainSettings
  privateKey: Hex
  /** For the verification of sources. */
  etherscanApiKey: string | undefined
}

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })

const listOf = (item: z.ZodType<string, string>) =>
  z
    .string('must be a list, separated by commas')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item).min(1))

const chainNames = Object.keys(knownChains).join(', ')

/** A chain id, or the name of a chain. */
const chain = z
  .string(`must be a chain id, or one of ${chainNames}`)
  .refine((text) => /^[1-9]\d{0,14}$/.test(text) || text in knownChains, {
    error: ({ input }) => `must be a chain id, or one of ${chainNames}; it is "${input}"`,
  })

const schema = z.object({
  GATEWAY_CHAIN: chain.optional(),
  GATEWAY_RPC_URL: url.optional(),
  GATEWAY_PUBLIC_RPC_URL: url.optional(),
  GATEWAY_EXPLORER_URL: url.optional(),
  STAKING_CHAINS: listOf(chain),
  STAKING_RPC_URLS: listOf(url).optional(),
  STAKING_PUBLIC_RPC_URLS: listOf(url).optional(),
  STAKING_EXPLORER_URLS: listOf(url).optional(),
  STAKING_EXPLORER_API_URLS: listOf(url).optional(),
  REWARDS_CHAIN: chain,
  REWARDS_RPC_URL: url.optional(),
  REWARDS_PUBLIC_RPC_URL: url.optional(),
  REWARDS_EXPLORER_URL: url.optional(),
  REWARDS_EXPLORER_API_URL: url.optional(),
  ETHERSCAN_API_KEY: z.string().optional(),
  PRIVATE_KEY: z.custom<Hex>(
    (value) => isHex(value) && value.length === 66,
    'must be 32 bytes of hexadecimal digits after 0x',
  ),
})

/**
 * The settings of a live environment in `.env`.
 *
 * @returns Also the prefix of their names.
 * @throws An error that lists each setting that is missing or wrong.
 */
export function loadLiveSettings(name: string): LiveSettings & { prefix: string } {
  const prefix = `${name.toUpperCase().replaceAll('-', '_')}_`
  try {
    return { prefix, ...readLiveSettings(prefix, process.env) }
  } catch (error) {
    throw new Error(
      `Environment "${name}" is not configured. Set in .env (see .env.example):\n${error instanceof Error ? error.message : error}`,
      { cause: error },
    )
  }
}

/**
 * Reads the settings of a live environment.
 *
 * @param prefix - With which the names of its settings begin, such as `TESTNET_`.
 * @throws An error that lists each setting that is missing or wrong.
 */
export function readLiveSettings(
  prefix: string,
  environment: Readonly<Record<string, string | undefined>>,
): LiveSettings {
  const { success, data, error } = schema.safeParse(
    Object.fromEntries(
      Object.keys(schema.shape).map((key) => [key, environment[prefix + key] || undefined]),
    ),
  )
  if (!success)
    throw new Error(
      error.issues
        .map(({ path: [setting], message }) => `  ${prefix}${String(setting)} ${message}`)
        .join('\n'),
    )
  const problems: string[] = []

  function settingsOf(
    role: 'GATEWAY' | 'STAKING' | 'REWARDS',
    text: string,
    given: {
      rpcUrl?: string | undefined
      publicRpcUrl?: string | undefined
      explorerUrl?: string | undefined
      explorerApiUrl?: string | undefined
    },
  ): LiveChainSettings {
    const known = knownChains[text]
    const setting = (name: string) => `${prefix}${role}_${name}${role === 'STAKING' ? 'S' : ''}`
    const endpoint = known?.rpcUrls.default.http[0]
    const rpcUrl = given.rpcUrl ?? endpoint ?? ''
    if (!rpcUrl) problems.push(`  ${setting('RPC_URL')} must name an endpoint of chain ${text}`)
    const publicRpcUrl = given.publicRpcUrl ?? endpoint ?? rpcUrl
    if (rpcUrl && seemsSecret(publicRpcUrl))
      problems.push(
        `  ${setting('PUBLIC_RPC_URL')} must name a public endpoint of chain ${text}: the other one seems to contain a key, and would be published in the manifest and the page`,
      )
    return {
      chainId: known?.id ?? Number(text),
      rpcUrl,
      publicRpcUrl,
      explorerUrl: given.explorerUrl ?? known?.blockExplorers?.default.url,
      explorerApiUrl: given.explorerApiUrl ?? known?.blockExplorers?.default.apiUrl,
    }
  }

  const staking = data.STAKING_CHAINS.map((text, index) =>
    settingsOf('STAKING', text, {
      rpcUrl: data.STAKING_RPC_URLS?.[index],
      publicRpcUrl: data.STAKING_PUBLIC_RPC_URLS?.[index],
      explorerUrl: data.STAKING_EXPLORER_URLS?.[index],
      explorerApiUrl: data.STAKING_EXPLORER_API_URLS?.[index],
    }),
  )
  for (const key of [
    'STAKING_RPC_URLS',
    'STAKING_PUBLIC_RPC_URLS',
    'STAKING_EXPLORER_URLS',
    'STAKING_EXPLORER_API_URLS',
  ] as const)
    if (data[key] && data[key].length !== staking.length)
      problems.push(
        `  ${prefix}${key} must list as many URLs as ${prefix}STAKING_CHAINS has chains`,
      )
  const rewards = settingsOf('REWARDS', data.REWARDS_CHAIN, {
    rpcUrl: data.REWARDS_RPC_URL,
    publicRpcUrl: data.REWARDS_PUBLIC_RPC_URL,
    explorerUrl: data.REWARDS_EXPLORER_URL,
    explorerApiUrl: data.REWARDS_EXPLORER_API_URL,
  })
  if (data.GATEWAY_CHAIN === undefined && data.GATEWAY_RPC_URL !== undefined)
    problems.push(`  ${prefix}GATEWAY_CHAIN must be set with ${prefix}GATEWAY_RPC_URL`)
  const gateway =
    data.GATEWAY_CHAIN === undefined
      ? undefined
      : settingsOf('GATEWAY', data.GATEWAY_CHAIN, {
          rpcUrl: data.GATEWAY_RPC_URL,
          publicRpcUrl: data.GATEWAY_PUBLIC_RPC_URL,
          explorerUrl: data.GATEWAY_EXPLORER_URL,
        })

  const chains = [...(gateway ? [gateway] : []), ...staking, rewards]
  for (const [what, values] of [
    ['chain', chains.map(({ chainId }) => String(chainId))],
    ['URL', chains.map(({ rpcUrl }) => rpcUrl).filter(Boolean)],
  ] as const)
    for (const value of new Set(values.filter((value, index) => values.indexOf(value) !== index)))
      problems.push(
        `  The ${what} ${withoutPath(value)} is named twice: each role needs a chain of its own`,
      )
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return {
    gateway,
    staking,
    rewards,
    privateKey: data.PRIVATE_KEY,
    etherscanApiKey: data.ETHERSCAN_API_KEY,
  }
}

/** The part of a URL that contains no key. */
function withoutPath(value: string): string {
  return URL.canParse(value) ? new URL(value).origin : value
}
