import type { Locator, Page } from 'playwright-core'
import { toHex } from 'viem'
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { afterEach, describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  connect,
  connectWallet,
  mint,
  openAccount,
  stake,
  stepDone,
  timelineStatus,
} from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { expectGerman } from './page/expectGerman'
import { look } from './page/look'
import { turn } from './page/turn'
import { walletName } from './wallet/announceWallet'
import { createWallet } from './wallet/createWallet'
import { haltBefore } from './world/callAdmin'
import { setUpWorld } from './world/setUpWorld'
import { otherEnvironment } from './world/startWorld'

const { world, openPage } = setUpWorld({ pace: 'instant' })

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
const account = (index: number) => world().ecosystem.accounts[index] ?? ''

afterEach(() => haltBefore(world()))

describe('an amount', () => {
  it('is read in the notation of the browser, shown as understood, and refused if it is ambiguous', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 0 })],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet, locale: 'de-DE' })
    await page.getByLabel('Sprache').selectOption('English')
    await connectWallet(page)
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
    await page.getByLabel('Sprache').selectOption('English')
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
    await connectWallet(page)
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

/** Whether an element is completely within the window. */
async function isInView(page: Page, locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox()
  const { height = 0 } = page.viewportSize() ?? {}
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

describe('the progress of a deposit', () => {
  it.each([
    [1280, 3],
    [360, 4],
  ])('is in view after staking, up to the reward, %i pixels wide', async (width, index) => {
    const page = await openPage({ viewport: { width, height: 800 } })
    await connect(page, account(index))
    await haltBefore(world(), 'commit')
    await stake(page, '0.1')
    await page.getByText('Its message is on the way').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('ARTICLE')
    await expect.poll(() => page.title()).toBe('Batched (2 of 9) · Interstake')
    await look(page, `progress-${width}`)

    await haltBefore(world())
    await page.getByText('Ready to mint: your deposit on staking1.').waitFor()
    await expect.poll(() => page.title()).toBe('Ready to mint · Interstake')
    const button = page.getByRole('button', { name: 'Mint reward' })
    await expect.poll(() => isInView(page, button)).toBe(true)
    await checkAccessibility(page, 'ready to mint')

    await button.click()
    const earned = page.getByText('You earned 1 INTR')
    await expect.poll(() => isInView(page, earned)).toBe(true)
    await page.getByText('Your reward for the deposit on staking1 has arrived.').waitFor()
    await expect.poll(() => page.title()).toBe('Reward minted · Interstake')
    await checkAccessibility(page, 'rewarded')
    await look(page, `rewarded-${width}`)
    // Only what happens while the page is open is news.
    const top = async (heading: string) =>
      (await page.getByRole('heading', { name: heading, exact: true }).boundingBox())?.y ?? 0
    if (width === 360) expect(await top('Your deposits')).toBeLessThan(await top('Stake'))
    await page.reload()
    await earned.waitFor()
    if (width === 360) expect(await top('Stake')).toBeLessThan(await top('Your deposits'))
    expect(await page.title()).toBe('Interstake')
    expect(await page.getByText('has arrived').count()).toBe(0)
  })

  it('notifies of the reward in a hidden tab, once the user wanted that', async () => {
    const page = await openPage()
    await page.evaluate(recordNotifications)
    await connect(page, account(5))
    await haltBefore(world(), 'commit')
    await stake(page, '0.1')
    const button = page.getByRole('button', { name: 'Notify me when it is ready' })
    await button.waitFor()
    expect(await page.evaluate(() => window.notifications)).toEqual([])
    await button.click()
    await button.waitFor({ state: 'hidden' })
    await turn(page, 'hidden')
    await haltBefore(world())
    await expect
      .poll(() => page.evaluate(() => window.notifications))
      .toEqual(['asked', 'Ready to mint: Ready to mint: your deposit on staking1.'])
    expect(await page.title()).toBe('Ready to mint · Interstake')
  })

  it('ends with the token in the wallet and a link to share', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 6 })],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet, permissions: ['clipboard-read', 'clipboard-write'] })
    await connectWallet(page)
    await stake(page, '0.1')
    await mint(page)
    await page.getByRole('button', { name: 'Add INTR to wallet' }).click()
    await page.getByText('INTR was added to your wallet.').waitFor()
    expect(wallet.asked.at(-1)).toBe('wallet_watchAsset')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByText('Link copied').waitFor()
    const link = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(link).toMatch(new RegExp(`^${world().url}/message/34234/0x[0-9a-f]{64}$`))
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'First deposit on staking1' }).waitFor()
  })
})

describe('the language', () => {
  it('is that of the browser, or the one that the user chose', async () => {
    const page = await openPage({ locale: 'de-AT' })
    await page.getByRole('heading', { name: 'So funktioniert es' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('de')
    await page.getByRole('button', { name: 'Entwicklungskonto' }).click()
    await page.getByRole('heading', { name: 'Deine Einzahlungen' }).waitFor()
    await page.getByText('Höchste Netzwerkgebühr').first().waitFor()
    await checkAccessibility(page, 'German')
    await look(page, 'german')
    await expectGerman(page)
    await page.goto(`${world().url}/message/34234/0x${'0'.repeat(64)}`)
    await page.getByText('Transaktion nicht gefunden.').waitFor()
    await page.getByText('Diese Nachricht erklären').waitFor()
    await page.goBack()
    await page.getByLabel('Sprache').selectOption('English')
    await page.getByRole('heading', { name: 'Your deposits' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Your deposits' }).waitFor()
  })

  it('can be written from right to left', async () => {
    const page = await openPage()
    await connect(page, account(8))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await page.evaluate("document.documentElement.dir = 'rtl'")
    await look(page, 'right-to-left')
    const leftOf = async (name: string) =>
      (await page.getByRole('heading', { name, exact: true }).boundingBox())?.x ?? 0
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(await leftOf('Stake')).toBeGreaterThan(await leftOf('Your deposits'))
    // Amounts and times are read from left to right.
    const isRead = await page.evaluate<
      boolean[]
    >(`[...document.querySelectorAll('bdi, time')].map((one) => {
      const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode()
      const leftOf = (index) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return range.getBoundingClientRect().left
      }
      return leftOf(0) <= leftOf(text.length - 1)
    })`)
    expect(isRead).toContain(true)
    expect(isRead).not.toContain(false)
    // The heading of a column is above its cells.
    const edges = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('tr > th:first-child')].map((cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return Math.round(range.getBoundingClientRect().right)
    })`)
    expect(new Set(edges).size).toBe(1)
  })
})

describe('a wallet', () => {
  it('is found in a dialog, the recent one first, or can be installed', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const page = await openPage({ path: `/?environment=${otherEnvironment}` })
    await page.getByRole('button', { name: 'Connect wallet' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Connect wallet' })
    await dialog.getByRole('link', { name: 'MetaMask' }).waitFor()
    // No project is configured.
    expect(await dialog.getByRole('button', { name: 'WalletConnect' }).count()).toBe(0)
    await checkAccessibility(page, 'no wallet')
    await look(page, 'no-wallet')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 7 })],
      chains: [...stakingChains, rewardsChain],
    })
    const other = await openPage({ wallet })
    await connect(other, account(7))
    await openAccount(other)
    await other.getByRole('button', { name: 'Disconnect' }).click()
    await other.getByRole('button', { name: 'Connect wallet' }).first().click()
    const wallets = other.getByRole('list', { name: 'Wallets' }).getByRole('button')
    await expect
      .poll(() => wallets.allTextContents())
      .toEqual(['Development accountRecent', walletName])
    expect(await wallets.getByRole('presentation').or(wallets.locator('img')).count()).toBe(1)
    await checkAccessibility(other, 'wallets')
    await look(other, 'wallets')
    await wallets.filter({ hasText: walletName }).click()

    await openAccount(other)
    const details = other.getByRole('dialog', { name: 'Your wallet' })
    await details.getByText('10,000 ETH').nth(2).waitFor()
    await checkAccessibility(other, 'account')
    await look(other, 'account')
    await details.getByRole('button', { name: 'Switch rewards' }).click()
    await details.getByText('Current').waitFor()
    await other.keyboard.press('Escape')
    await other.getByText('Connected to rewards').waitFor()
  })
})

/** Browser globals used by the script. */
declare const window: { notifications: string[]; Notification: unknown }

/** Runs in the page: a browser without a desktop shows no notifications. */
function recordNotifications(): void {
  window.notifications = []
  window.Notification = class {
    static permission = 'default'
    static requestPermission = async () => {
      window.notifications.push('asked')
      this.permission = 'granted'
      return this.permission
    }
    close() {}
    constructor(title: string, { body }: { body: string }) {
      window.notifications.push(`${title}: ${body}`)
    }
  }
}
