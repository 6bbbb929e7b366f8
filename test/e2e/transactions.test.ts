import type { Page } from 'playwright-core'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { connect, connectWallet, mint, stake, stepDone, timelineStatus } from './page/actions'
import { createWallet, type Wallet } from './wallet/createWallet'
import { callAdmin } from './world/callAdmin'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'instant' })

/** A page with a wallet on the first staking chain. Each test takes an account that has no stake yet. */
async function openWithWallet(addressIndex: number) {
  const { stakingChains, rewardsChain } = world().manifest
  const wallet = createWallet({
    accounts: [mnemonicToAccount(mnemonic, { addressIndex })],
    chains: [...stakingChains, rewardsChain],
  })
  const page = await openPage({ wallet })
  await connectWallet(page)
  await page.getByText('Connected to staking1').waitFor()
  return { page, wallet }
}

/** Stakes, but has the transaction wait in the node's pool, where the page has seen it. */
async function stakeStalled(page: Page, wallet: Wallet) {
  const stalled = wallet.stallNext()
  const seen = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('eth_getTransactionByHash'),
  )
  await stake(page, '0.1')
  await page.getByText('Confirming on staking1').waitFor()
  await seen
  return stalled
}

const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

describe('a transaction', () => {
  it('is followed when it is sped up in the wallet', async () => {
    const { page, wallet } = await openWithWallet(0)
    const stalled = await stakeStalled(page, wallet)
    await stalled.speedUp()
    await page.getByText('You staked 0.1 ETH on staking1.').waitFor()
    await stepDone(page, 'staking1', 'Ready')
  })

  it('ends when it is canceled in the wallet', async () => {
    const { page, wallet } = await openWithWallet(1)
    const stalled = await stakeStalled(page, wallet)
    await stalled.cancel()
    await alert(page, 'You canceled the transaction in your wallet.').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
  })

  it('ends when it is replaced by another one in the wallet', async () => {
    const { page, wallet } = await openWithWallet(2)
    const stalled = await stakeStalled(page, wallet)
    const [to = '0x'] = world().ecosystem.accounts
    await stalled.replaceWith({ to, data: '0x', value: 1n })
    await alert(page, 'You replaced the transaction').waitFor()
  })

  it('is reported as dropped when the chain has dropped it', async () => {
    const { page, wallet } = await openWithWallet(3)
    const stalled = await stakeStalled(page, wallet)
    await stalled.drop()
    await alert(page, 'it was dropped or replaced').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
  })

  it('is followed after a reload, and in another tab', async () => {
    const { page, wallet } = await openWithWallet(4)
    const stalled = await stakeStalled(page, wallet)
    await page.reload()
    const underWay = page.getByRole('list', { name: 'Pending transactions' })
    await underWay.getByText('Stake 0.1 ETH on staking1').waitFor()
    await stalled.goOn()
    await underWay.waitFor({ state: 'hidden' })
    await stepDone(page, 'staking1', 'Ready')
  })

  it('is reported as dropped after a reload, until dismissed', async () => {
    const { page, wallet } = await openWithWallet(5)
    const stalled = await stakeStalled(page, wallet)
    await page.reload()
    const underWay = page.getByRole('list', { name: 'Pending transactions' })
    await underWay.waitFor()
    await stalled.drop()
    await underWay.getByText('failed').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await underWay.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByText('No deposits yet.').waitFor()
    expect(await underWay.count()).toBe(0)
  })

  it('is not sent to another chain if the wallet switches right before', async () => {
    const { page, wallet } = await openWithWallet(6)
    const { rewardsChain } = world().manifest
    wallet.beforeNext('eth_sendTransaction', () => wallet.moveSilentlyTo(rewardsChain.chainId))
    await stake(page, '0.1')
    await alert(page, 'Your wallet switched to another network').waitFor()
    await wallet.moveTo(rewardsChain.chainId)
    await page.getByText('Connected to rewards').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
  })

  it('is rejected before signing if the reward was minted elsewhere', async () => {
    const { page, wallet } = await openWithWallet(7)
    await stake(page, '0.1')
    await page.getByRole('button', { name: 'Mint reward' }).waitFor()
    const held = wallet.holdNext('wallet_switchEthereumChain')
    await page.getByRole('button', { name: 'Mint reward' }).click()
    await held.asked

    const elsewhere = await openPage()
    await connect(elsewhere, world().ecosystem.accounts[7] ?? '')
    await mint(elsewhere)
    await page.getByText('1 INTR', { exact: true }).waitFor()
    held.release()
    await timelineStatus(page, /Minted/).waitFor()
    expect(wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1)
  })

  it('belongs to the account that is selected in the wallet', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const [first, second] = [10, 11].map((addressIndex) =>
      mnemonicToAccount(mnemonic, { addressIndex }),
    )
    if (!first || !second) throw new Error('There are no accounts')
    for (const { address } of [first, second])
      await callAdmin(world(), 'interstake_fund', address, '1000000000000000000')
    const wallet = createWallet({
      accounts: [first, second],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet })
    await connectWallet(page)
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await wallet.switchAccount(second.address)
    await page.getByText('No deposits yet.').waitFor()
    await stake(page, '0.2')
    await stepDone(page, 'staking1', 'Ready')
    await mint(page)
    await wallet.switchAccount(first.address)
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Mint reward' }).waitFor()
  })

  it('shows why it reverted', async () => {
    const { page, wallet } = await openWithWallet(8)
    await stake(page, '0.1')
    await page.getByText('You staked 0.1 ETH on staking1.').waitFor()
    // While the owner hesitates, the stake is withdrawn elsewhere.
    wallet.fixGas(200_000n)
    const held = wallet.holdNext('eth_sendTransaction')
    await page.getByLabel('Amount').fill('0.1')
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await held.asked
    const elsewhere = await openPage()
    await connect(elsewhere, world().ecosystem.accounts[8] ?? '')
    await elsewhere.getByRole('button', { name: 'Withdraw all' }).click()
    await elsewhere.getByText('You withdrew your entire stake').waitFor()
    held.release()
    await alert(
      page,
      'The transaction reverted. You cannot withdraw 0.1 ETH: your stake is 0 ETH.',
    ).waitFor()
  })

  it('is rejected for more than the balance, or an invalid amount', async () => {
    const { page } = await openWithWallet(9)
    await page.getByText('Max network fee:').waitFor()
    for (const [amount, problem] of [
      ['0', 'must be greater than zero'],
      ['1.2.3', 'is not a valid amount'],
      ['0.0000000000000000001', 'Too many decimals'],
      ['10000', 'The rest is reserved for gas'],
    ] as const) {
      await stake(page, amount)
      await alert(page, problem).waitFor()
    }
    await page.getByRole('button', { name: 'Use max' }).click()
    await page.getByRole('button', { name: 'Stake', exact: true }).click()
    await stepDone(page, 'staking1', 'Sent')
    await page.getByRole('button', { name: 'Withdraw all' }).click()
    await page.getByText('You withdrew your entire stake').waitFor()
  })
})
