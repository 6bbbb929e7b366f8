import type { Locator, Page } from 'playwright-core'
import { walletName } from '../wallet/announceWallet'

/** The steps of a message until it can be minted, in order. */
export const steps = [
  'Sent',
  'Batched',
  'Committed',
  'Proven',
  'Executed',
  'Root imported',
  'Ready',
]

/** Connects the development wallet with one of its accounts. */
export async function connect(page: Page, account: string): Promise<void> {
  await page.getByRole('button', { name: 'Development account' }).click()
  await selectAccount(page, account)
}

/** Selects another account of the development wallet. */
export async function selectAccount(page: Page, account: string): Promise<void> {
  await openAccount(page)
  const select = page.getByLabel('Account', { exact: true })
  await select.selectOption(account)
  await page.keyboard.press('Escape')
  await select.waitFor({ state: 'hidden' })
}

/** Opens the controls of the local network. */
export async function openDevelopment(page: Page): Promise<void> {
  await page.getByText('Development', { exact: true }).click()
}

/** Opens the details of the connected account. */
export async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account .*0x/ }).click()
}

/** Connects the wallet of the browser. */
export async function connectWallet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect wallet' }).first().click()
  await page.getByRole('button', { name: walletName }).click()
}

/** Stakes on the selected chain. */
export async function stake(page: Page, amount: string): Promise<void> {
  await page.getByLabel('Amount').fill(amount)
  await page.getByRole('button', { name: 'Stake', exact: true }).click()
}

/** The steps of the deposit on a chain. */
export function timeline(page: Page, chainName: string): Locator {
  return page.getByRole('list', { name: `Steps of the deposit on ${chainName}` })
}

/** The status text of a deposit. */
export function timelineStatus(page: Page, text: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: text })
}

/** Waits for a step of the deposit on a chain. */
export async function stepDone(page: Page, chainName: string, step: string): Promise<void> {
  await timeline(page, chainName)
    .getByRole('listitem')
    .filter({ hasText: `${step}: done` })
    .waitFor()
}

/** Mints the reward of the only pending deposit. */
export async function mint(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mint reward' }).click()
  await page.getByText('1 INTR', { exact: true }).waitFor()
}

/** Mints the reward of the deposit on a chain, one of several. */
export async function mintFor(page: Page, chainName: string): Promise<void> {
  await page
    .getByRole('article')
    .filter({ hasText: `Deposit on ${chainName}` })
    .getByRole('button', { name: 'Mint reward' })
    .click()
  await page.getByText('1 INTR', { exact: true }).waitFor()
}

/** The rewards of a chain on the leaderboard. */
export function rewardsOf(page: Page, chainName: string): Promise<string | null> {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: chainName }) })
    .getByRole('cell')
    .first()
    .textContent()
}
