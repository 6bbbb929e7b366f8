import {
  type Address,
  createWalletClient,
  formatEther,
  isAddress,
  parseEther,
  publicActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { checkedHttp } from '../deployments/checkedHttp'
import { localEnvironment } from '../deployments/environments'
import type { ManifestChain } from '../deployments/manifest'
import { richAccount } from '../ecosystem/config/accounts'
import { loadEnvironment } from './environment'

/** Sends ETH to an account on every chain of the local environment. */
export async function fund(address: string, ether: string): Promise<void> {
  if (!isAddress(address)) throw new Error(`${address} is not a valid address: npm run fund -- 0x…`)
  if (!/^\d+(\.\d{1,18})?$/.test(ether)) throw new Error(`${ether} is not an amount of ether`)
  const { settlementLayer, stakingChains, rewardsChain } = await loadEnvironment(localEnvironment)
  for (const chain of [settlementLayer, ...stakingChains, rewardsChain]) {
    const balance = await sendEther(chain, address, ether)
    console.log(`${chain.name}: ${formatEther(balance)} ETH`)
  }
}

/** Sends ETH from the public test account of a local chain; resolves to the recipient's balance, in wei. */
export async function sendEther(chain: ManifestChain, to: Address, ether: string): Promise<bigint> {
  const client = createWalletClient({
    account: privateKeyToAccount(richAccount.privateKey),
    transport: checkedHttp(chain),
    pollingInterval: 20,
  }).extend(publicActions)
  const hash = await client.sendTransaction({ to, value: parseEther(ether), chain: null })
  await client.waitForTransactionReceipt({ hash })
  return client.getBalance({ address: to })
}
