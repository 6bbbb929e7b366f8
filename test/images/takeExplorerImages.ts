import { setTimeout as delay } from 'node:timers/promises'
import { createWalletClient, http, toHex } from 'viem'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { staker } from '../../ecosystem/test/staker'
import type { StakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import type { TakeImages } from './TakeImages'
import { takeImage } from './takeImage'

/** How many messages are sent, by how many accounts, and how often, in milliseconds. */
const count = 120
const senders = 8
const interval = 500

/** Takes images of the overview, an account and the charts of a network that has been used for a minute. */
export const takeExplorerImages: TakeImages<StakingEcosystem> = async ({ network, openPage }) => {
  const { accounts, manifest } = network
  const [chain] = manifest.stakingChains
  const page = await openPage()
  await staker(network, 1).deposit()
  await staker(network, 2, 1).deposit()
  for (let sent = 0; sent < count; sent++) {
    await sendMessage(network, sent)
    await delay(interval)
  }
  await page.getByText('not sealed').or(page.getByText('committed')).first().waitFor()
  await takeImage(page, 'explorer', { fullPage: true })

  await page.getByRole('link', { name: 'Charts' }).click()
  await page.getByRole('img', { name: /its execution\. Median/ }).waitFor()
  await takeImage(page, 'explorer-charts', { clip: { x: 0, y: 0, width: 1280, height: 440 } })

  const account = await openPage({ path: `/${chain?.chainId}/address/${accounts[1]}` })
  await account.getByRole('table', { name: 'Transactions of the address' }).waitFor()
  await account.getByText('deposit', { exact: true }).first().waitFor()
  await takeImage(account, 'explorer-account', { fullPage: true })
}

/** Sends a message with one of the accounts and from one of the chains, each in turn. */
async function sendMessage({ accounts, manifest }: StakingEcosystem, number: number) {
  const { stakingChains } = manifest
  const chain = stakingChains[number % stakingChains.length]
  const account = accounts[Math.floor(number / stakingChains.length) % senders]
  if (!chain || !account) throw new Error('There are no chains or no accounts')
  await createWalletClient({ account, transport: http(chain.rpcUrl) }).writeContract({
    chain: null,
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    functionName: 'sendToL1',
    args: [toHex(`Message ${number}`)],
  })
}
