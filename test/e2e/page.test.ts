import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import { mnemonic, richAccount } from '../../ecosystem/config/accounts'
import { findBrowser } from './findBrowser'
import { installBrowser } from './installBrowser'
import { servePage } from './servePage'
import { watchPage } from './watchPage'

const screenshots = join(__dirname, 'screenshots')
const steps = ['Sent', 'Batched', 'Committed', 'Proven', 'Executed', 'Root imported', 'Verifiable']

let directory: string
let ecosystem: Ecosystem
let site: Awaited<ReturnType<typeof servePage>>
let browser: Browser

let pages: Page[] = []
let problems: string[] = []

/** Last started, first stopped. */
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
  for (const stop of running.reverse()) await stop()
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
async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
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
