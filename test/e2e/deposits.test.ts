import { afterEach, describe, expect, it } from 'vitest'
import {
  connect,
  mint,
  mintFor,
  openDevelopment,
  selectAccount,
  stake,
  stepDone,
  timeline,
  timelineStatus,
} from './page/actions'
import { look } from './page/look'
import { callAdmin, haltBefore } from './world/callAdmin'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage } = setUpWorld({ pace: 'instant' })

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
const account = (index: number) => world().ecosystem.accounts[index] ?? ''

afterEach(() => haltBefore(world()))

describe('a deposit', () => {
  it('is restored after a reload in every stage', async () => {
    const stages = [
      ['seal', 'Sent', 'Sent. Waiting to be included in a batch.'],
      ['commit', 'Batched', 'In a batch.'],
      ['prove', 'Committed', 'Committed.'],
      ['execute', 'Proven', 'Proven.'],
      ['import', 'Executed', 'Executed.'],
    ] as const
    await haltBefore(world(), 'seal')
    const page = await openPage()
    await connect(page, account(0))
    await stake(page, '0.1')
    for (const [stage, step, status] of stages) {
      await haltBefore(world(), stage)
      await stepDone(page, 'staking1', step)
      await page.reload()
      await stepDone(page, 'staking1', step)
      await timelineStatus(page, status).waitFor()
    }
    await haltBefore(world())
    await stepDone(page, 'staking1', 'Ready')
    await page.reload()
    await mint(page)
    await timelineStatus(page, 'Minted and settled').waitFor()
    await page.reload()
    await stepDone(page, 'staking1', 'Settled')
  })

  it('keeps its stage while settlement is paused, and resumes automatically', async () => {
    const page = await openPage()
    await connect(page, account(1))
    await openDevelopment(page)
    await page.getByRole('button', { name: 'Pause settlement' }).click()
    await page.getByText('Settlement is paused').waitFor()
    await stake(page, '0.1')
    await timelineStatus(page, 'Waiting to be committed.').waitFor()
    await page.getByRole('button', { name: 'Resume settlement' }).click()
    await stepDone(page, 'staking1', 'Ready')
    await page.getByRole('button', { name: 'Mint reward' }).waitFor()
  })

  it('shows an estimate based on earlier batches', async () => {
    await callAdmin(world(), 'interstake_setPace', 'fast')
    const page = await openPage()
    await connect(page, account(2))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await page
      .getByText(/^about \d+ s$/)
      .first()
      .waitFor()

    await selectAccount(page, account(3))
    await stake(page, '0.1')
    await timeline(page, 'staking1')
      .getByRole('listitem')
      .filter({ hasText: /expected/ })
      .first()
      .waitFor()
    await haltBefore(world(), 'commit')
    // Nothing is expected at a time that has passed.
    await selectAccount(page, account(8))
    await stake(page, '0.1')
    await timeline(page, 'staking1')
      .getByRole('listitem')
      .filter({ hasText: 'later than usual, now expected' })
      .waitFor()
  })

  it('earns one reward even if the account deposits twice', async () => {
    const page = await openPage()
    await connect(page, account(4))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await page.getByRole('radio', { name: 'staking2' }).check()
    await stake(page, '0.2')
    await stepDone(page, 'staking2', 'Ready')
    await page.getByText('Each address is rewarded once, regardless').waitFor()
    await look(page, 'two-ready')

    await mintFor(page, 'staking2')
    await timelineStatus(page, 'This address was rewarded for its deposit on staking2').waitFor()
    await timelineStatus(page, 'Minted and settled').waitFor()
    expect(await page.getByRole('button', { name: 'Mint reward' }).count()).toBe(0)
  })

  it('is listed in the activity of the account, newest first', async () => {
    const page = await openPage()
    await connect(page, account(5))
    await stake(page, '0.5')
    await stepDone(page, 'staking1', 'Ready')
    await page.getByLabel('Amount').fill('0,2')
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page.getByText('You withdrew 0.2 ETH from staking1.').waitFor()
    await mint(page)
    const activity = page.getByRole('list', { name: 'Activity' }).getByRole('listitem')
    await expect
      .poll(async () =>
        (await activity.allTextContents()).map((text) => text.split(/staking1|rewards(?=\d)/)[0]),
      )
      .toEqual([
        'Minted the reward for the deposit on ',
        'Withdrew 0.2 ETH',
        'Sent the message for the first deposit',
        'Staked 0.5 ETH',
      ])
    await page.reload()
    await page.getByRole('button', { name: 'Withdraw all' }).click()
    await page.getByText('You withdrew your entire stake from staking1.').waitFor()
    await page.getByText('Withdrew 0.3 ETH').waitFor()
  })

  it('belongs to the selected account', async () => {
    const page = await openPage()
    await connect(page, account(6))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await selectAccount(page, account(7))
    await page.getByText('No deposits yet.').waitFor()
    expect(await timeline(page, 'staking1').count()).toBe(0)
    await selectAccount(page, account(6))
    await stepDone(page, 'staking1', 'Ready')
  })
})
