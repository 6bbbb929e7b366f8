import type { Page } from 'playwright-core'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  connect,
  connectWallet,
  openDevelopment,
  stake,
  stepDone,
  timelineStatus,
} from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { compareLook } from './page/compareLook'
import { look } from './page/look'
import { createWallet } from './wallet/createWallet'
import { haltBefore } from './world/callAdmin'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'instant' })

/** Moves the focus forward until it is on the control of that name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(nameOfFocused)
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
  }
  throw new Error(`The focus does not come to ${name}`)
}

/** Browser globals used by the script. */
declare const document: {
  activeElement: {
    getAttribute: (name: string) => string | null
    textContent: string | null
    labels?: ArrayLike<{ textContent: string | null }> | null
  } | null
}

/** Runs in the page. */
function nameOfFocused(): string {
  const focused = document.activeElement
  const label = focused?.getAttribute('aria-label') ?? focused?.labels?.[0]?.textContent
  return (label ?? focused?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

describe('the page', () => {
  it('has no axe violations in any state of the flow', async () => {
    const page = await openPage()
    await page.getByText('How it works').waitFor()
    await openDevelopment(page)
    await page.getByText('Settlement delays').waitFor()
    await checkAccessibility(page, 'start')
    await compareLook(page, 'start')

    await connect(page, world().ecosystem.accounts[0] ?? '')
    await page.getByText('Network fee').waitFor()
    await stake(page, 'a lot')
    await page.getByRole('alert').filter({ hasText: 'is not a valid amount' }).waitFor()
    await checkAccessibility(page, 'a wrong amount')

    await haltBefore(world(), 'prove')
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Committed')
    await page.getByRole('list', { name: 'Activity' }).waitFor()
    await checkAccessibility(page, 'a pending deposit')
    await compareLook(page, 'pending')

    await haltBefore(world())
    await page.getByRole('button', { name: 'Mint reward' }).waitFor()
    await page.getByText('Network fee').nth(1).waitFor()
    await checkAccessibility(page, 'ready')
    await compareLook(page, 'ready')

    await page.getByRole('button', { name: 'Mint reward' }).click()
    await timelineStatus(page, 'Minted and settled').waitFor()
    await checkAccessibility(page, 'settled')
    await compareLook(page, 'settled')

    await page.getByRole('link', { name: 'Message and proof' }).click()
    await page.getByRole('button', { name: 'Verify on rewards' }).click()
    await page.getByText('The verifier on rewards accepts the proof.').waitFor()
    await checkAccessibility(page, 'proof')
    await look(page, 'proof')

    await page.getByRole('tab', { name: 'Elements' }).click()
    await page.getByRole('button', { name: 'Tamper with element 1', exact: true }).click()
    await page.getByText('Invalid proof.').waitFor()
    await checkAccessibility(page, 'tampered proof')
    await look(page, 'tampered-proof')

    await page.getByLabel('Transaction hash').fill('0x12')
    await page.getByRole('button', { name: 'Find' }).click()
    await checkAccessibility(page, 'nothing found')
  })

  it('has no axe violations after a rejected request and a dropped transaction', async () => {
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 1 })],
      chains: [world().manifest.settlementLayer, ...world().manifest.stakingChains],
    })
    const page = await openPage({ wallet })
    await connectWallet(page)
    await page.getByRole('button', { name: 'Switch to staking1' }).waitFor()
    await checkAccessibility(page, 'another network')
    wallet.declineNext('wallet_switchEthereumChain')
    await page.getByRole('button', { name: 'Switch to staking1' }).click()
    await page.getByText('Request rejected in your wallet').waitFor()
    await checkAccessibility(page, 'declined')
    await page.getByRole('button', { name: 'Switch to staking1' }).click()
    await page.getByText('Connected to staking1').waitFor()
    const stalled = wallet.stallNext()
    await stake(page, '0.1')
    await stalled
    await page.getByText('Transaction submitted').waitFor()
    await checkAccessibility(page, 'waiting for a block')
    await page.reload()
    await page.getByRole('list', { name: 'Pending transactions' }).waitFor()
    await checkAccessibility(page, 'under way')
    await (await stalled).goOn()
    await stepDone(page, 'staking1', 'Ready')
  })

  it('is operable by keyboard, from the first deposit to the proof', async () => {
    const page = await openPage()
    await page.getByRole('button', { name: 'Development account' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')

    await tabTo(page, 'staking1')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'Development account')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Account 0x/ }).waitFor()
    await tabTo(page, /^Account 0x/)
    await page.keyboard.press('Enter')
    const select = page.getByLabel('Account', { exact: true })
    await select.waitFor()
    await tabTo(page, 'Account')
    // As in any list, typing what an entry begins with chooses it.
    const account = world().ecosystem.accounts[2] ?? ''
    await page.keyboard.type(account.slice(0, 5))
    await expect.poll(() => select.inputValue()).toBe(account)
    await page.keyboard.press('Escape')
    await select.waitFor({ state: 'hidden' })
    // The focus is where it was before.
    expect(await page.evaluate(nameOfFocused)).toMatch(/^Account 0x/)

    await page.getByText('Network fee').waitFor()
    await tabTo(page, 'Amount')
    await page.keyboard.type('0.1')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Mint reward' }).waitFor()
    await tabTo(page, 'Mint reward')
    await page.keyboard.press('Enter')
    await timelineStatus(page, 'Minted and settled').waitFor()
    await tabTo(page, /^Message and proof/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'First deposit on staking2' }).waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.getByRole('tab', { name: 'Levels' }).waitFor()
    await tabTo(page, 'Levels')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await tabTo(page, /^Tamper with element 0/)
    await page.keyboard.press('Space')
    await page.getByText('Invalid proof.').waitFor()
  })

  it('announces each change of stage to screen readers', async () => {
    const page = await openPage()
    await connect(page, world().ecosystem.accounts[3] ?? '')
    await haltBefore(world(), 'commit')
    await stake(page, '0.1')
    for (const [stage, announced] of [
      ['commit', 'In a batch.'],
      ['prove', 'Committed.'],
      ['execute', 'Proven.'],
      ['import', 'Executed.'],
    ] as const) {
      await haltBefore(world(), stage)
      await timelineStatus(page, announced).waitFor()
    }
    await haltBefore(world())
    await timelineStatus(page, 'Ready:').waitFor()
  })

  it('respects reduced motion', async () => {
    const page = await openPage({ reducedMotion: 'reduce' })
    await connect(page, world().ecosystem.accounts[4] ?? '')
    await haltBefore(world(), 'commit')
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Batched')
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
    await haltBefore(world())
    await stepDone(page, 'staking1', 'Ready')
  })
})
