import { type Hex, isHex, type LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { requireChain } from '../deployments/checkedHttp'
import { findSettlementLayer, interopChains } from '../deployments/interopChains'
import type { ManifestChain } from '../deployments/manifest'
import { manifestPath, readShownManifest } from '../deployments/manifestFiles'
import type { EnvironmentChains } from './EnvironmentChains'
import { chainIdAt } from './requireRunning'

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })

const settingsSchema = z.object({
  GATEWAY_RPC_URL: url.optional(),
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

/** The chains of a live environment and the deploying account, from the settings in `.env`. */
export async function liveChains(
  name: string,
): Promise<EnvironmentChains & { account: LocalAccount }> {
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
  const deployed = readShownManifest(name)
  const settlesOn = deployed && findSettlementLayer(deployed)
  if (deployed && (settlesOn === undefined) !== (data.GATEWAY_RPC_URL === undefined))
    throw new Error(
      `${manifestPath(name)} is of ${settlesOn ? 'ZKsync chains' : 'the Superchain'}, so ${prefix}GATEWAY_RPC_URL must ${settlesOn ? '' : 'not '}be set in .env. Choose another name to deploy to other chains.`,
    )
  const known = deployed ? [...(settlesOn ? [settlesOn] : []), ...interopChains(deployed)] : []
  const toChain = async (chainName: string, rpcUrl: string): Promise<ManifestChain> => {
    const chainId = await chainIdAt(chainName, rpcUrl, `Check ${prefix}… in .env.`)
    const expected = known.find((chain) => chain.name === chainName)
    if (expected) requireChain(expected, chainId)
    return { name: chainName, chainId, rpcUrl }
  }
  const [chains, settlementLayer] = await Promise.all([
    Promise.all([
      ...data.STAKING_RPC_URLS.map((rpcUrl, index) => toChain(`staking${index + 1}`, rpcUrl)),
      toChain('rewards', data.REWARDS_RPC_URL),
    ]),
    data.GATEWAY_RPC_URL === undefined ? undefined : toChain('gateway', data.GATEWAY_RPC_URL),
  ])
  return { settlementLayer, chains, account: privateKeyToAccount(data.PRIVATE_KEY) }
}
