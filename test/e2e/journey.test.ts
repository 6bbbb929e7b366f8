import { toHex } from 'viem'
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { connect, mint, stake, stepDone, timelineStatus } from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { walletName } from './wallet/announceWallet'
import { createWallet } from './wallet/createWallet'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'instant' })

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
const account = (index: number) => world().ecosystem.accounts[index] ?? ''

describe('an amount', () => {
  it('is read in the notation of the browser, shown as understood, and refused if it is ambiguous', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 0 })],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet, locale: 'de-DE' })
    await page.getByRole('button', { name: walletName }).click()
    await page
      .getByText('9.999', { exact: false })
      .or(page.getByText('10.000 ETH'))
      .first()
      .waitFor()
    for (const ambiguous of ['1,000', '1.000']) {
      await stake(page, ambiguous)
      await page
        .getByRole('alert')
        .filter({ hasText: `"${ambiguous}" is ambiguous` })
        .waitFor()
    }
    expect(wallet.asked).not.toContain('eth_sendTransaction')

    await page.getByLabel('Amount').fill('1.000,50')
    await page.getByText('1.000,50 = 1000.5 ETH').waitFor()
    await page.getByRole('button', { name: 'Stake', exact: true }).click()
    await page.getByText('You staked 1.000,5 ETH on staking1.').waitFor()
    await stepDone(page, 'staking1', 'Sent')
  })

  it('that is the maximum is written so that it is understood', async () => {
    const page = await openPage({ locale: 'de-DE' })
    await connect(page, account(1))
    await page.getByText('Max network fee').waitFor()
    await page.getByRole('button', { name: 'Use max' }).click()
    await page.getByRole('button', { name: 'Stake', exact: true }).click()
    await stepDone(page, 'staking1', 'Sent')
  })
})

describe('the page', () => {
  it('says that an environment does not exist, instead of showing another one', async () => {
    const page = await openPage({ path: '/?environment=nope' })
    await page.getByRole('heading', { name: 'Environment not found' }).waitFor()
    await page.getByText('There is no environment “nope”.').waitFor()
    await checkAccessibility(page, 'an unknown environment')
    await page.getByRole('link', { name: 'local', exact: true }).click()
    await page.getByRole('heading', { name: 'Stake on one chain' }).waitFor()
  })

  it('does not show an unknown transaction as sent', async () => {
    const hash = toHex(1, { size: 32 })
    const page = await openPage({ path: `/message/34234/${hash}` })
    await timelineStatus(page, 'Transaction not found.').waitFor()
    const steps = page.getByRole('list', { name: 'Steps of the message on staking1' })
    expect(
      await steps
        .getByRole('listitem')
        .filter({ hasText: /done|next/ })
        .count(),
    ).toBe(0)
  })

  it('offers test ETH to an account that has none', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [privateKeyToAccount(generatePrivateKey())],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet })
    await page.getByRole('button', { name: walletName }).click()
    await page.getByText('This account has no ETH on staking1.').waitFor()
    await checkAccessibility(page, 'no funds')
    await page.getByRole('button', { name: 'Get 100 test ETH' }).click()
    await page.getByText('This account has no ETH').waitFor({ state: 'hidden' })
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
  })

  it('says before another deposit that it earns no second reward', async () => {
    const page = await openPage()
    await connect(page, account(2))
    await page.getByText('Max network fee').waitFor()
    expect(await page.getByText('earns no second one').count()).toBe(0)
    await stake(page, '0.1')
    await page.getByText('This address has a deposit on staking1 already.').waitFor()
    await mint(page)
    await page.getByText('Another deposit earns no second one.').waitFor()
    await page.getByRole('radio', { name: 'staking2' }).check()
    await page.getByText('Another deposit earns no second one.').waitFor()
  })
})
