import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { connect, stake, stepDone } from './page/actions'
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
