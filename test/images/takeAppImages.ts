import { mnemonicToAccount } from 'viem/accounts'
import { mnemonic } from '../../ecosystem/config/accounts'
import type { StakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { connect, openAccount, stake, stepDone } from '../e2e/page/actions'
import { actAsRelay } from '../e2e/wallet/actAsRelay'
import { createWallet } from '../e2e/wallet/createWallet'
import type { TakeImages } from './TakeImages'
import { takeImage } from './takeImage'

/** Takes images of a deposit, its reward and its proof, on a screen and on a phone, and of the choice of a wallet. */
export const takeAppImages: TakeImages<StakingEcosystem> = async ({ network, openPage }) => {
  const { accounts, manifest } = network
  const account = (index: number) => accounts[index] ?? ''
  const page = await openPage()
  await connect(page, account(2))
  await stake(page, '0.5')
  await stepDone(page, 'staking1', 'Ready')
  const mint = page.getByRole('button', { name: 'Mint reward' })
  await mint.waitFor()
  await page.getByText('Network fee').nth(1).waitFor()
  await takeImage(page, 'stake')
  await mint.click()
  await page.getByText('You earned 1 INTR').waitFor()
  await page.getByText('Your reward for the deposit on staking1 has arrived.').waitFor()
  await takeImage(page, 'reward')

  const path = await page.getByRole('link', { name: 'Message and proof' }).getAttribute('href')
  const message = await openPage({ path: path ?? '', colorScheme: 'dark' })
  await message.getByRole('tab', { name: 'Elements' }).click()
  await message.getByRole('button', { name: 'Tamper with element 3' }).click()
  await message.getByRole('tab', { name: 'Levels' }).click()
  await message.getByRole('button', { name: 'Verify on rewards' }).click()
  await message.getByText('The verifier on rewards rejects the proof').waitFor()
  const { y = 0 } = (await message.getByRole('region', { name: 'Proof' }).boundingBox()) ?? {}
  const top = y + (await message.evaluate<number>('scrollY'))
  const clip = { x: 0, y: top, width: 1280, height: 1064 }
  await takeImage(message, 'proof', { fullPage: true, clip })

  const phone = await openPage({ viewport: { width: 360, height: 800 } })
  await connect(phone, account(3))
  await stake(phone, '0.5')
  await stepDone(phone, 'staking1', 'Ready')
  await phone.getByText('Ready to mint: your deposit on staking1.').waitFor()
  await takeImage(phone, 'phone')

  const wallet = createWallet({
    accounts: [mnemonicToAccount(mnemonic, { addressIndex: 4 })],
    chains: [...manifest.stakingChains, manifest.rewardsChain],
  })
  const choosing = await openPage({ wallet })
  await actAsRelay(choosing)
  await choosing.reload()
  await connect(choosing, account(4))
  await openAccount(choosing)
  await choosing.getByRole('button', { name: 'Disconnect' }).click()
  await choosing.getByRole('button', { name: 'Connect wallet' }).first().click()
  await choosing.getByRole('button', { name: 'WalletConnect' }).waitFor()
  await takeImage(choosing, 'wallets')
  await choosing.getByRole('button', { name: 'WalletConnect' }).click()
  await choosing.getByRole('link', { name: 'Open a wallet on this device' }).waitFor()
  await takeImage(choosing, 'wallet-connect')
}
