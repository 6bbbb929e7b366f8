import { isAddressEqual, type LocalAccount } from 'viem'
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { requireChain } from '../deployments/checkedHttp'
import { findSettlementLayer, interopChains } from '../deployments/interopChains'
import type { ManifestChain } from '../deployments/manifest'
import { manifestPath, readShownManifest } from '../deployments/manifestFiles'
import { mnemonic, richAccount } from '../ecosystem/config/accounts'
import { isLoopbackUrl } from '../ecosystem/jsonrpc/access/thisMachine'
import type { EnvironmentChain, EnvironmentChains } from './EnvironmentChains'
import { type LiveChainSettings, loadLiveSettings } from './liveSettings'
import { chainIdAt } from './requireRunning'

/** Number of accounts of the public mnemonic that are known to be used. */
const publicAccounts = 20

/**
 * The chains of a live environment and the deploying account, from the settings in `.env`.
 *
 * @throws An error with the remedy, if a setting is missing or wrong or a chain is unreachable; `WrongChainError` if a node
 * reports an unexpected chain id.
 */
export async function liveChains(
  name: string,
): Promise<EnvironmentChains & { account: LocalAccount }> {
  const { prefix, gateway, staking, rewards, privateKey } = loadLiveSettings(name)
  const account = privateKeyToAccount(privateKey)
  const all = [...(gateway ? [gateway] : []), ...staking, rewards]
  if (isPublic(account) && !all.every(({ rpcUrl }) => isLoopbackUrl(rpcUrl)))
    throw new Error(
      `${prefix}PRIVATE_KEY is a public development key: anyone can take what it owns. Use a key of your own.`,
    )

  const deployed = readShownManifest(name)
  const settlesOn = deployed && findSettlementLayer(deployed)
  if (deployed && (settlesOn === undefined) !== (gateway === undefined))
    throw new Error(
      `${manifestPath(name)} is of ${settlesOn ? 'ZKsync chains' : 'the Superchain'}, so ${prefix}GATEWAY_CHAIN must ${settlesOn ? '' : 'not '}be set in .env. Choose another name to deploy to other chains.`,
    )
  const known = deployed ? [...(settlesOn ? [settlesOn] : []), ...interopChains(deployed)] : []
  const toChain = (chainName: string, settings: LiveChainSettings) =>
    connect(chainName, settings, { known, prefix })
  const [chains, settlementLayer] = await Promise.all([
    Promise.all([
      ...staking.map((settings, index) => toChain(`staking${index + 1}`, settings)),
      toChain('rewards', rewards),
    ]),
    gateway && toChain('gateway', gateway),
  ])
  return { settlementLayer, chains, account }
}

async function connect(
  name: string,
  { chainId, rpcUrl, publicRpcUrl, explorerUrl }: LiveChainSettings,
  { known, prefix }: { known: readonly ManifestChain[]; prefix: string },
): Promise<EnvironmentChain> {
  const chain = { name, chainId, rpcUrl, publicRpcUrl, ...(explorerUrl && { explorerUrl }) }
  const deployed = known.find((other) => other.name === name)
  const actual = await chainIdAt(name, rpcUrl, `Check ${prefix}… in .env.`)
  if (deployed) requireChain(deployed, actual)
  requireChain(chain, actual)
  return chain
}

/** Whether its private key is published: an account of the public mnemonic, or the rich account of the tutorial. */
function isPublic({ address }: LocalAccount): boolean {
  const accounts = Array.from({ length: publicAccounts }, (_, addressIndex) =>
    mnemonicToAccount(mnemonic, { addressIndex }),
  )
  return [richAccount, ...accounts].some((known) => isAddressEqual(known.address, address))
}
