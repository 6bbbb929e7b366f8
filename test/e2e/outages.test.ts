import { afterEach, describe, expect, it } from 'vitest'
import {
  connect,
  mint,
  mintFor,
  openAccount,
  rewardsOf,
  stake,
  stepDone,
  timeline,
  timelineStatus,
} from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { recordCalls } from './page/recordCalls'
import { turn } from './page/turn'
import { setUpWorld } from './world/setUpWorld'

const { world, openPage, expectProblem } = setUpWorld({ pace: 'instant' })

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
const account = (index: number) => world().ecosystem.accounts[index] ?? ''

const isNamed = (wanted: string) => (chain: { name: string }) => chain.name === wanted

afterEach(async () => {
  for (const { name } of world().ecosystem.chains) await world().proxyOf(name).plug()
})

/** Console messages of a browser about an unreachable server. */
const refused = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET/

describe('the page', () => {
  it('shows one message that does not flicker while no node responds, and stays connected', async () => {
    expectProblem(refused)
    const page = await openPage()
    await connect(page, account(8))
    for (const { name } of world().ecosystem.chains) await world().proxyOf(name).unplug()
    await page.reload()
    const message = page.getByText('No chain is reachable.')
    await message.waitFor()
    for (let sample = 0; sample < 60; sample++) {
      expect(await message.isVisible()).toBe(true)
      await page.waitForTimeout(50)
    }
    expect(await page.getByText('127.0.0.1').count()).toBe(0)
    expect(await page.getByText('is unreachable').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Stake', exact: true }).isDisabled()).toBe(true)
    await look(page, 'total-outage')
    await checkAccessibility(page, 'no chain is reachable')

    for (const { name } of world().ecosystem.chains) await world().proxyOf(name).plug()
    await message.waitFor({ state: 'hidden' })
    await openAccount(page)
    const accounts = page.getByLabel('Account', { exact: true })
    await expect.poll(() => accounts.locator('option').count()).toBeGreaterThan(5)
    expect(await accounts.inputValue()).toBe(account(8))
    await page.keyboard.press('Escape')
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
  })

  it('works without a staking chain, and includes it once it is up again', async () => {
    expectProblem(refused)
    const page = await openPage()
    await connect(page, account(0))
    await page.getByRole('radio', { name: 'staking2' }).check()
    await stake(page, '0.2')
    await stepDone(page, 'staking2', 'Ready')

    await world().proxyOf('staking2').unplug()
    await page.getByText('staking2 is unreachable. Staking').waitFor()
    await look(page, 'outage')
    await checkAccessibility(page, 'a staking chain is unreachable')
    // What was ready stays so, and everything else works.
    await page.getByRole('radio', { name: 'staking1' }).check()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await mintFor(page, 'staking2')

    await page.reload()
    await page.getByText("Couldn't load deposits from staking2.").waitFor()
    await stepDone(page, 'staking1', 'Ready')
    await world().proxyOf('staking2').plug()
    await page.getByText('staking2 is unreachable').waitFor({ state: 'hidden' })
    await stepDone(page, 'staking2', 'Settled')
  })

  it('shows nothing from a node with an unexpected chain id, and requests no signature for it', async () => {
    const { rpcUrl: other = '' } = world().ecosystem.chains.find(isNamed('staking2')) ?? {}
    const { id: otherId, rpcUrl } = world().ecosystem.chains.find(isNamed('staking1')) ?? {}
    const sentence = `Expected chain ${otherId} for staking1, but its node reports chain 5328.`

    // From the beginning: nothing is known of the chain.
    await world().proxyOf('staking1').plug(other)
    const sent: string[] = []
    const page = await openPage()
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    await page.getByText(`${sentence} Its data is not shown`).waitFor()
    await connect(page, account(7))
    await page.getByText(sentence, { exact: true }).waitFor()
    await stake(page, '0.1')
    await page.getByText(`${sentence} Check which chain runs at its URL`).waitFor()
    expect(sent.filter((body) => body.includes('eth_sendTransaction'))).toEqual([])
    await checkAccessibility(page, 'a node reports another chain id')

    // The node of the other chain has not been told to do anything.
    await world().proxyOf('staking1').plug(rpcUrl)
    await page.getByText(`${sentence} Its data is not shown`).waitFor({ state: 'hidden' })
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')

    // And when a page that knows the chain is open.
    await world().proxyOf('staking1').plug(other)
    await page.getByText(`${sentence} Its data is not shown`).waitFor()
    await page.getByRole('button', { name: 'Withdraw all' }).click()
    // The steps of the deposit may show it as well.
    await page.getByText(`${sentence} Check which chain runs at its URL`).first().waitFor()
    expect(sent.filter((body) => body.includes('eth_sendTransaction'))).toHaveLength(1)
  })

  it('loads while a chain is down', async () => {
    expectProblem(refused)
    await world().proxyOf('staking1').unplug()
    const page = await openPage()
    await page.getByText('staking1 is unreachable').waitFor()
    await connect(page, account(1))
    await page.getByRole('radio', { name: 'staking2' }).check()
    await stake(page, '0.1')
    await stepDone(page, 'staking2', 'Ready')
    await world().proxyOf('staking1').plug()
    await page.getByText('staking1 is unreachable').waitFor({ state: 'hidden' })
    await page.getByRole('radio', { name: 'staking1' }).check()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
  })

  it('supports deposits and withdrawals while the rewards chain is down', async () => {
    expectProblem(refused)
    const page = await openPage()
    await connect(page, account(2))
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await world().proxyOf('rewards').unplug()
    await page.getByText('rewards is unreachable. Rewards cannot be shown or minted.').waitFor()
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Sent')
    await page.getByRole('button', { name: 'Withdraw all' }).click()
    await page.getByText('You withdrew your entire stake').waitFor()
    await world().proxyOf('rewards').plug()
    await stepDone(page, 'staking1', 'Ready')
    await mint(page)
  })

  it('mints a ready reward without the settlement layer', async () => {
    expectProblem(refused)
    const page = await openPage()
    await connect(page, account(3))
    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    await world().proxyOf('gateway').unplug()
    await page.getByText('gateway is unreachable').waitFor()
    await mint(page)
    await world().proxyOf('gateway').plug()
    await page.getByText('gateway is unreachable').waitFor({ state: 'hidden' })
  })

  it('shows activity of every chain, whichever the wallet is connected to', async () => {
    const page = await openPage()
    await connect(page, account(4))
    await page.getByText('Connected to staking1').waitFor()
    await expect.poll(() => rewardsOf(page, 'staking2')).toMatch(/^\d+$/)
    const before = Number(await rewardsOf(page, 'staking2'))

    const elsewhere = await openPage()
    await connect(elsewhere, account(5))
    await elsewhere.getByRole('radio', { name: 'staking2' }).check()
    await stake(elsewhere, '0.1')
    await mint(elsewhere)
    await expect.poll(() => rewardsOf(page, 'staking2')).toBe(String(before + 1))
  })

  it('only polls blocks and chain ids once everything is settled, and nothing in a hidden tab', async () => {
    const page = await openPage()
    await connect(page, account(6))
    await stake(page, '0.1')
    await mint(page)
    await timelineStatus(page, 'Minted and settled').waitFor()
    await expect.poll(() => timeline(page, 'staking1').getByRole('listitem').count()).toBe(9)

    const quiet = recordCalls(page)
    await expect
      .poll(quiet, { timeout: 30_000 })
      .toEqual(['eth_chainId', 'eth_getBlockByNumber latest'])

    await turn(page, 'hidden')
    expect(await quiet()).toEqual([])

    const elsewhere = await openPage()
    await connect(elsewhere, account(6))
    await elsewhere.getByRole('button', { name: 'Withdraw all' }).click()
    await elsewhere.getByText('You withdrew your entire stake').waitFor()
    await turn(page, 'visible')
    await page.getByText('Withdrew 0.1 ETH').waitFor()
  })
})
