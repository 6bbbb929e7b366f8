import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import { mnemonic, richAccount } from '../../ecosystem/config/accounts'
import { announceWallet } from './announceWallet'
import { createWallet, type Wallet } from './createWallet'
import { findBrowser } from './findBrowser'
import { installBrowser } from './installBrowser'
import { servePage } from './servePage'
import { watchPage } from './watchPage'

const screenshots = join(__dirname, 'screenshots')
const walletName = 'Test Wallet'
const steps = ['Sent', 'Batched', 'Committed', 'Proven', 'Executed', 'Root imported', 'Verifiable']

let directory: string
let ecosystem: Ecosystem
let site: Awaited<ReturnType<typeof servePage>>
let browser: Browser

let pages: Page[] = []
let problems: string[] = []

const running: (() => Promise<void>)[] = []

beforeAll(async () => {
  const executablePath = (await findBrowser()) ?? (await installBrowser())
  directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
  running.push(() => rm(directory, { recursive: true }))
  ecosystem = await createEcosystem({ pace: 'brisk' })
  running.push(ecosystem.stop)
  site = await servePage({ manifest: ecosystem.manifest, directory })
  running.push(site.stop)
  browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] })
  running.push(() => browser.close())
}, 15 * 60_000)

afterAll(async () => {
  const errors: unknown[] = []
  // Last started, first stopped, and none is left running because another would not stop.
  for (const stop of running.reverse()) await stop().catch((error) => errors.push(error))
  expect(errors).toEqual([])
})

afterEach(async ({ task }) => {
  const name = task.name.replaceAll(/\W+/g, '-')
  for (const [index, page] of pages.entries()) {
    if (task.result?.state === 'fail')
      await page.screenshot({ path: join(screenshots, `failed-${name}-${index + 1}.png`) })
    await page.context().close()
  }
  const found = problems
  pages = []
  problems = []
  expect(found).toEqual([])
})

/** Opens the page in a browser that has never been there. */
async function openPage({
  wallet,
  ...options
}: BrowserContextOptions & { wallet?: Wallet } = {}): Promise<Page> {
  const context = await browser.newContext(options)
  if (wallet) await announceWallet(context, { wallet, name: walletName })
  const page = await context.newPage()
  pages.push(page)
  watchPage(page, (problem) => problems.push(problem))
  await page.goto(site.url)
  return page
}

/** Connects the development account, as one of the accounts that the nodes hold. */
async function connect(page: Page, accountIndex: number): Promise<void> {
  await page.getByRole('button', { name: 'Development account' }).click()
  await page.getByLabel('Account').selectOption(ecosystem.accounts[accountIndex] ?? '')
}

async function stake(page: Page, amount: string): Promise<void> {
  await page.getByLabel('Amount').fill(amount)
  await page.getByRole('button', { name: 'Stake', exact: true }).click()
}

/** Waits for a step of the journey of the deposit on a chain. */
async function stepDone(page: Page, chainName: string, step: string): Promise<void> {
  await page
    .getByRole('list', { name: `Steps of the deposit on ${chainName}` })
    .getByRole('listitem')
    .filter({ hasText: `${step}: done` })
    .waitFor()
}

async function mint(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mint reward' }).click()
  await page.getByText('1 INTR', { exact: true }).waitFor()
}

/** The rewards of a chain on the leaderboard. */
function rewardsOf(page: Page, chainName: string): Promise<string | null> {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: chainName }) })
    .getByRole('cell')
    .textContent()
}

describe('the page, with a development account', () => {
  it('takes a deposit to its reward, and still knows all of it after a reload', async () => {
    const page = await openPage()
    await connect(page, 0)
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await expect.poll(() => rewardsOf(page, 'staking1')).toBe('0')

    await stake(page, '0.1')
    for (const step of steps) await stepDone(page, 'staking1', step)
    await page.getByRole('status').filter({ hasText: 'Ready:' }).waitFor()
    await mint(page)

    await mintedShown(page)
    await page.reload()
    await mintedShown(page)
    expect(await page.getByLabel('Account').inputValue()).toBe(ecosystem.accounts[0])

    async function mintedShown(page: Page): Promise<void> {
      for (const step of [...steps, 'Minted']) await stepDone(page, 'staking1', step)
      await page.getByText('1 INTR', { exact: true }).waitFor()
      await page.getByRole('status').filter({ hasText: 'Minted:' }).waitFor()
      await expect.poll(() => rewardsOf(page, 'staking1')).toBe('1')
    }
  })

  it('has no key in what it loads', async () => {
    const files = await readdir(site.outDir, { recursive: true, withFileTypes: true })
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    )
    const built = texts.join('\n').toLowerCase()
    expect(built).toContain(ecosystem.manifest.rewardsChain.token.address.toLowerCase())

    const keys = ecosystem.accounts.flatMap((_, addressIndex) => {
      const { privateKey } = mnemonicToAccount(mnemonic, { addressIndex }).getHdKey()
      return privateKey ? [toHex(privateKey)] : []
    })
    for (const secret of [
      mnemonic,
      ...[...keys, richAccount.privateKey].map((key) => key.slice(2)),
    ])
      expect(built.includes(secret)).toBe(false)
  })
})

describe('the page, with a wallet of the browser', () => {
  it('goes on where a person declined, and adds the network that the wallet does not know', async () => {
    const { settlementLayer, stakingChains } = ecosystem.manifest
    const wallet = createWallet({
      account: mnemonicToAccount(mnemonic, { addressIndex: 1 }),
      // It starts on a network that is none of those to stake on or to be rewarded on.
      rpcUrls: new Map(
        [settlementLayer, ...stakingChains].map(({ chainId, rpcUrl }) => [chainId, rpcUrl]),
      ),
    })
    const page = await openPage({ wallet })
    const declined = page.getByRole('alert').filter({ hasText: 'You declined in your wallet' })
    wallet.declineNext('eth_requestAccounts')
    await page.getByRole('button', { name: walletName }).click()
    await declined.waitFor()
    await page.getByRole('button', { name: walletName }).click()
    await page.getByText('Your wallet is on another network').waitFor()

    for (const method of ['wallet_switchEthereumChain', 'eth_sendTransaction']) {
      wallet.declineNext(method)
      await stake(page, '0.1')
      await expect.poll(() => wallet.asked.at(-1)).toBe(method)
      await declined.waitFor()
    }
    await page.getByText('Your wallet is on staking1').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
    await page.reload()
    await stepDone(page, 'staking1', 'Verifiable')

    for (const method of ['wallet_addEthereumChain', 'eth_sendTransaction']) {
      wallet.declineNext(method)
      await page.getByRole('button', { name: 'Mint reward' }).click()
      await expect.poll(() => wallet.asked.at(-1)).toBe(method)
      await declined.waitFor()
    }
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await mint(page)
    await page.getByText('Your wallet is on rewards').waitFor()
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
  it('shows the same journey, and what the first one does next', async () => {
    const first = await openPage()
    await connect(first, 2)
    await first.getByRole('radio', { name: 'staking2' }).check()
    await stake(first, '0.2')
    await first.getByRole('heading', { name: 'Deposit on staking2' }).waitFor()

    const second = await openPage()
    await connect(second, 2)
    await stepDone(second, 'staking2', 'Verifiable')
    await second.getByRole('button', { name: 'Mint reward' }).waitFor()

    await mint(first)
    await second.getByText('1 INTR', { exact: true }).waitFor()
    await stepDone(second, 'staking2', 'Minted')
  })
})

describe('the page, on a phone', () => {
  it('needs no sideways scrolling, in light and in dark', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } })
    await page.getByText('How it works').waitFor()
    await look('start')
    await connect(page, 3)
    await stake(page, '1.23456789')
    await stepDone(page, 'staking1', 'Verifiable')
    await page.getByRole('button', { name: 'Withdraw all' }).waitFor()
    await look('ready')
    await mint(page)
    await stepDone(page, 'staking1', 'Minted')
    await look('minted')

    async function look(name: string): Promise<void> {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.screenshot({
          path: join(screenshots, `phone-${name}-${colorScheme}.png`),
          fullPage: true,
          // Ends transitions: otherwise the picture shows colours between the two schemes.
          animations: 'disabled',
        })
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        expect(width, name).toBeLessThanOrEqual(360)
      }
    }
  })
})
