import type { Page } from 'playwright-core'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  connect,
  connectWallet,
  mint,
  rewardsOf,
  stake,
  stepDone,
  steps,
  timelineStatus,
} from './page/actions'
import { readBuilt, secretsIn } from './page/builtFiles'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { walletName } from './wallet/announceWallet'
import { createWallet } from './wallet/createWallet'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'fast' })

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
const account = (index: number) => world().ecosystem.accounts[index] ?? ''

describe('the page, with a development account', () => {
  it('completes a deposit with its reward, and restores it after a reload', async () => {
    const page = await openPage()
    await connect(page, account(0))
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await expect.poll(() => rewardsOf(page, 'staking1')).toBe('0')

    await stake(page, '0.1')
    for (const step of steps) await stepDone(page, 'staking1', step)
    await timelineStatus(page, 'Ready:').waitFor()
    await mint(page)

    await mintedShown(page)
    await page.reload()
    await mintedShown(page)
    await page.getByRole('button', { name: `Account ${account(0).slice(0, 6)}` }).waitFor()

    async function mintedShown(page: Page): Promise<void> {
      for (const step of [...steps, 'Minted', 'Settled']) await stepDone(page, 'staking1', step)
      await page.getByText('1 INTR', { exact: true }).waitFor()
      await timelineStatus(page, 'Minted and settled').waitFor()
      await expect.poll(() => rewardsOf(page, 'staking1')).toBe('1')
    }
  })

  it('loads no key', async () => {
    const built = await readBuilt(world().outDir)
    expect(built).toContain(world().manifest.rewardsChain.token.address.toLowerCase())
    expect(secretsIn(built)).toEqual([])
  })
})

describe('the page, as it is served', () => {
  it('has a content security policy for its own scripts and connections', async () => {
    const response = await fetch(world().url)
    const html = await response.text()
    const policy = response.headers.get('content-security-policy') ?? ''
    const { stakingChains, rewardsChain, settlementLayer, adminUrl = '' } = world().manifest
    const rpcUrls = [settlementLayer, ...stakingChains, rewardsChain].map(({ rpcUrl }) => rpcUrl)
    expect(policy).toContain(`connect-src ${["'self'", ...rpcUrls, adminUrl].join(' ')};`)
    expect(policy).not.toContain('unsafe')
    expect(html).toContain('http-equiv="Content-Security-Policy"')
    expect(html.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(html).not.toContain('<style')
  })
})

describe('the page, on a home screen and in previews', () => {
  it('has a title, icons and a preview', async () => {
    const page = await openPage()
    await connect(page, account(5))
    await page.getByText('No deposits yet.').waitFor()
    expect(await page.locator('title').count()).toBe(1)
    const manifest = z
      .object({ icons: z.array(z.object({ src: z.string() })) })
      .parse(await (await fetch(`${world().url}/app.webmanifest`)).json())
    const images = manifest.icons.map(({ src }) => src)
    for (const path of [...images, '/apple-touch-icon.png', '/social.png']) {
      const response = await fetch(world().url + path)
      expect([path, response.headers.get('content-type')]).toEqual([path, 'image/png'])
    }
  })
})

describe('the page, without storage', () => {
  it('works until it is closed', async () => {
    const page = await openPage()
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new Error('denied')
        },
      })
    })
    await page.reload()
    await page.getByLabel('Theme').selectOption('dark')
    await connect(page, account(4))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
  })
})

describe('the page, with a browser wallet', () => {
  it('continues after rejected requests, and adds an unknown network to the wallet', async () => {
    const { settlementLayer, stakingChains } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 1 })],
      // It starts on a network that is none of those to stake on or to be rewarded on.
      chains: [settlementLayer, ...stakingChains],
    })
    const page = await openPage({ wallet })
    const declined = page.getByRole('alert').filter({ hasText: 'Request rejected in your wallet' })
    wallet.declineNext('eth_requestAccounts')
    await connectWallet(page)
    await declined.waitFor()
    await page.getByRole('button', { name: walletName }).click()
    await page.getByText('Wrong network').waitFor()

    for (const method of ['wallet_switchEthereumChain', 'eth_sendTransaction']) {
      wallet.declineNext(method)
      await stake(page, '0.1')
      await expect.poll(() => wallet.asked.at(-1)).toBe(method)
      await declined.waitFor()
    }
    await page.getByText('Connected to staking1').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
    await page.reload()
    await stepDone(page, 'staking1', 'Ready')

    for (const method of ['wallet_addEthereumChain', 'eth_sendTransaction']) {
      wallet.declineNext(method)
      await page.getByRole('button', { name: 'Mint reward' }).click()
      await expect.poll(() => wallet.asked.at(-1)).toBe(method)
      await declined.waitFor()
    }
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await mint(page)
    await page.getByText('Connected to rewards').waitFor()
    expect(wallet.asked).toEqual([
      'eth_requestAccounts',
      'eth_requestAccounts',
      'wallet_switchEthereumChain',
      'wallet_switchEthereumChain',
      'eth_sendTransaction',
      'eth_sendTransaction',
      'wallet_switchEthereumChain',
      'wallet_addEthereumChain',
      'wallet_switchEthereumChain',
      'wallet_addEthereumChain',
      'eth_sendTransaction',
      'eth_sendTransaction',
    ])
  })
})

describe('the page, in a second browser', () => {
  it('shows the same steps, and later actions of the first one', async () => {
    const first = await openPage()
    await connect(first, account(2))
    await first.getByRole('radio', { name: 'staking2' }).check()
    await stake(first, '0.2')
    await first.getByRole('heading', { name: 'Deposit on staking2' }).waitFor()

    const second = await openPage()
    await connect(second, account(2))
    await stepDone(second, 'staking2', 'Ready')
    await second.getByRole('button', { name: 'Mint reward' }).waitFor()

    await mint(first)
    await second.getByText('1 INTR', { exact: true }).waitFor()
    await stepDone(second, 'staking2', 'Minted')
  })
})

describe('the page, on a phone and on a screen', () => {
  it('fits without axe violations, in light and dark mode', async () => {
    const page = await openPage()
    await page.getByText('How it works').waitFor()
    await look(page, 'start')
    await checkAccessibility(page, 'start')
    await connect(page, account(3))
    await stake(page, '1.23456789')
    await stepDone(page, 'staking1', 'Ready')
    await page.getByRole('button', { name: 'Withdraw all' }).waitFor()
    await look(page, 'ready')
    await checkAccessibility(page, 'ready')
    await mint(page)
    await stepDone(page, 'staking1', 'Minted')
    await look(page, 'minted')
    await checkAccessibility(page, 'minted')
  })
})
