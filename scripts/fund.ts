import {
  type Address,
  createWalletClient,
  formatEther,
  isAddress,
  type LocalAccount,
  parseEther,
  publicActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { checkedHttp } from '../deployments/checkedHttp'
import { localEnvironments } from '../deployments/environments'
import type { ManifestChain } from '../deployments/manifest'
import { readShownManifest } from '../deployments/manifestFiles'
import { richAccount } from '../ecosystem/config/accounts'
import { localChains } from './localChains'
import { requireRunning } from './requireRunning'

/** Sends ETH to an account on every chain of the local networks that run. */
export async function fund(address: string, ether: string): Promise<void> {
  if (!isAddress(address)) throw new Error(`${address} is not a valid address: npm run fund -- 0x…`)
  if (!/^\d+(\.\d{1,18})?$/.test(ether)) throw new Error(`${ether} is not an amount of ether`)
  for (const chain of await runningChains()) {
    const balance = await sendEther(chain, address, ether)
    console.log(`${chain.name}: ${formatEther(balance)} ETH`)
  }
}

/**
 * The chains of the local networks that run, whose manifests were written when they started; without any manifest, those on
 * the default ports.
 *
 * @throws An error with the remedy, if no network runs, or one only in part.
 */
async function runningChains(): Promise<ManifestChain[]> {
  const started = localEnvironments.filter((name) => readShownManifest(name))
  const networks = (started.length > 0 ? started : localEnvironments).map((name) => {
    const { settlementLayer, chains } = localChains(name)
    return settlementLayer ? [settlementLayer, ...chains] : chains
  })
  const checked = await Promise.all(networks.map(checkChains))
  const running = checked.filter(({ problems, chains }) => chains.length > problems.length)
  const [problem] = (running.length > 0 ? running : checked).flatMap(({ problems }) => problems)
  if (problem !== undefined) throw problem
  return running.flatMap(({ chains }) => chains)
}

/** Which chains of a network do not respond, and why; a network whose chains all do not is not running. */
async function checkChains(chains: readonly ManifestChain[]) {
  const results = await Promise.allSettled(chains.map((chain) => requireRunning([chain])))
  return {
    chains,
    problems: results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  }
}

/**
 * Sends ETH on a chain; resolves to the recipient's balance, in wei.
 *
 * @param account - Who pays: by default, the public test account of local chains.
 * @param pollingInterval - In milliseconds; by default, as often as suits local chains.
 */
export async function sendEther(
  chain: ManifestChain,
  to: Address,
  ether: string,
  {
    account = privateKeyToAccount(richAccount.privateKey),
    pollingInterval = 20,
  }: { account?: LocalAccount | undefined; pollingInterval?: number } = {},
): Promise<bigint> {
  const client = createWalletClient({
    account,
    transport: checkedHttp(chain),
    pollingInterval,
  }).extend(publicActions)
  const hash = await client.sendTransaction({ to, value: parseEther(ether), chain: null })
  await client.waitForTransactionReceipt({ hash })
  return client.getBalance({ address: to })
}
