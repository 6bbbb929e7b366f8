import type { Page } from 'playwright-core'
import { createTestClient, createWalletClient, type Hash, http, isAddress, parseEther } from 'viem'
import { waitForTransactionReceipt } from 'viem/actions'
import { afterEach, describe, expect, it } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import { staker } from '../../ecosystem/test/staker'
import { waitForMessage } from '../../interop'
import { readBuilt, secretsIn } from './page/builtFiles'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { recordCalls } from './page/recordCalls'
import { haltBefore } from './world/callAdmin'
import { sendTwoMessages } from './world/sendTwoMessages'
import { setUpWorld } from './world/setUpWorld'
import { otherEnvironment } from './world/startWorld'

const { world, openPage, expectProblem } = setUpWorld({ pace: 'instant' }, { site: 'explorer' })

afterEach(async () => {
  for (const { name } of world().ecosystem.chains) await world().proxyOf(name).plug()
  await haltBefore(world())
})

/** Console messages of a browser about an unreachable server. */
const refused = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET/

/** A staking chain, reached without the proxies that the page goes through. */
function stakingChain(index: number) {
  const chain = world().ecosystem.manifest.stakingChains[index]
  if (!chain) throw new Error(`There is no staking chain ${index}`)
  return { ...chain, client: createWalletClient({ transport: http(chain.rpcUrl) }) }
}

/**
 * Makes the first deposit of one of the accounts that the nodes hold: it sends a message.
 *
 * @param accountIndex - Each test takes one that has no stake yet.
 */
async function deposit({ on, accountIndex }: { on: number; accountIndex: number }): Promise<Hash> {
  const account = world().ecosystem.accounts[accountIndex]
  if (!account || !isAddress(account)) throw new Error(`There is no account ${accountIndex}`)
  const { client, staking } = stakingChain(on)
  const hash = await client.writeContract({
    account,
    chain: null,
    address: staking.address,
    abi: stakingAbi,
    functionName: 'deposit',
    value: parseEther('0.1'),
  })
  await waitForTransactionReceipt(client, { hash })
  return hash
}

/** Makes a deposit whose message the rewards chain can verify. */
async function settledDeposit(place: { on: number; accountIndex: number }): Promise<Hash> {
  const hash = await deposit(place)
  const { rpcUrl } = world().ecosystem.manifest.rewardsChain
  await waitForMessage(stakingChain(place.on).client, {
    hash,
    destination: createWalletClient({ transport: http(rpcUrl) }),
  })
  return hash
}

/** The card of a chain on the overview. */
const card = (page: Page, name: string) => page.getByRole('article', { name })

/** What a definition list says under a name. */
const fact = (page: Page, name: string) =>
  page.getByRole('definition').and(page.locator(`dt:text-is("${name}") + dd`))

const step = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ hasText: `${name}: done` })

describe('the explorer', () => {
  it('follows the chains, and shows a deposit in its batch, as a message and with its proof', async () => {
    const { chainId } = stakingChain(0)
    const page = await openPage()
    await card(page, 'gateway').getByText('settlement layer').waitFor()
    await card(page, 'rewards').getByText('executed').waitFor()
    await card(page, 'staking1').getByText('executed').waitFor()
    await card(page, 'gateway').getByText('instant').waitFor()
    await checkAccessibility(page, 'the overview')

    await haltBefore(world(), 'prove')
    const hash = await deposit({ on: 0, accountIndex: 0 })
    await card(page, 'staking1').getByText('committed').waitFor()
    await expect
      .poll(() => card(page, 'staking1').getByRole('definition').last().textContent())
      .toBe('1')

    const row = page.getByRole('table', { name: 'Latest messages' }).getByRole('row').nth(1)
    await row.getByText('committed').waitFor()
    await look(page, 'explorer-overview')
    await row.getByRole('link').first().click()
    await step(page, 'Committed').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Proven: next' }).waitFor()

    await haltBefore(world())
    await step(page, 'Executed').waitFor()
    await step(page, 'Imported').filter({ hasText: 'by 3 of 3 chains' }).waitFor()
    await page.getByRole('heading', { name: 'Proof', exact: true }).waitFor()
    await look(page, 'explorer-message')
    await checkAccessibility(page, 'a message')

    await fact(page, 'Batch').getByRole('link').click()
    await page.getByRole('heading', { name: /^Batch \d+$/ }).waitFor()
    for (const name of ['Sealed', 'Committed', 'Proven', 'Executed'])
      await step(page, name).waitFor()
    const messages = page.getByRole('table', { name: /^Messages of batch/ })
    await expect.poll(() => messages.getByRole('cell').first().textContent()).toContain('0')
    await fact(page, 'Chain batch root').waitFor()
    await page
      .getByRole('table', { name: /^Transactions of batch/ })
      .getByText('deposit')
      .waitFor()
    await look(page, 'explorer-batch')
    await checkAccessibility(page, 'a batch')

    await fact(page, 'Interop root').getByRole('link').click()
    await page.getByRole('heading', { name: /^Interop root of block/ }).waitFor()
    const imports = page.getByRole('table', { name: 'Imports of the root' })
    await expect.poll(() => imports.getByText('✓ yes').count()).toBe(3)
    await look(page, 'explorer-root')
    await checkAccessibility(page, 'an interop root')

    await page.goto(new URL(`/${chainId}/tx/${hash}`, world().url).href)
    await page.getByText('success').waitFor()
    await page.getByRole('heading', { name: 'Method: deposit' }).waitFor()
    const logs = page.getByRole('list', { name: 'Logs' })
    for (const name of ['Deposited', 'L1MessageSent', 'FirstDepositMessageSent'])
      await logs.getByText(name, { exact: true }).waitFor()
    await look(page, 'explorer-transaction')
    await checkAccessibility(page, 'a transaction')
    await page.getByRole('link', { name: 'Message 1 of 1' }).click()
    await step(page, 'Imported').waitFor()

    await page.getByRole('link', { name: 'Interstake explorer, overview' }).click()
    await page.getByRole('link', { name: 'Charts' }).click()
    await page.getByRole('img', { name: /^Messages sent per .* message/ }).waitFor()
    await page.getByRole('img', { name: /its execution\. Median .* of \d+ batches/ }).waitFor()
    await look(page, 'explorer-charts')
    await checkAccessibility(page, 'charts')
  })

  it('verifies on any chain, and rejects a tampered proof', async () => {
    const { chainId } = stakingChain(1)
    const hash = await settledDeposit({ on: 1, accountIndex: 1 })
    const page = await openPage({ path: `/${chainId}/message/${hash}` })
    for (const name of ['staking1', 'staking2', 'rewards']) {
      await page.getByRole('button', { name: `Verify on ${name}` }).click()
      await page.getByText(`The verifier on ${name} accepts the proof.`).waitFor()
    }
    await page.getByRole('tab', { name: 'Elements' }).click()
    await page.getByRole('button', { name: 'Tamper with element 3' }).click()
    await page.getByText('It fails at the level "Logs root"').waitFor()
    await page.getByRole('button', { name: 'Verify on rewards' }).click()
    await page.getByText('The verifier on rewards rejects the proof').waitFor()
    await page.getByRole('tab', { name: 'Levels' }).click()
    await look(page, 'explorer-tampered-proof')
    await checkAccessibility(page, 'a tampered proof')
  })

  it('links a message to the others of its transaction', async () => {
    const { chainId, client } = stakingChain(0)
    const account = world().ecosystem.accounts[6]
    if (!account) throw new Error('There is no account 6')
    const hash = await sendTwoMessages(client, { account })
    const page = await openPage({ path: `/${chainId}/message/${hash}` })
    const siblings = page.getByRole('navigation', { name: 'Messages of this transaction' })
    await siblings.getByRole('link', { name: 'Message 2 of 2' }).click()
    await page.waitForURL(`**/${chainId}/message/${hash}/1`)
    const current = siblings.locator('[aria-current=page]')
    await expect.poll(() => current.allTextContents()).toEqual(['Message 2 of 2'])
    await checkAccessibility(page, 'one of two messages')
    await look(page, 'explorer-siblings')

    const { contractAddress } = await waitForTransactionReceipt(client, { hash })
    await page.goto(new URL('/messages', world().url).href)
    await page.getByLabel('Sender').fill('0x12')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('alert').getByText('Not an address').waitFor()
    await page.getByLabel('Sender').fill(contractAddress ?? '')
    await page.getByLabel('State').selectOption('executed')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/messages?sender=*&state=executed')
    const links = page.getByRole('table', { name: 'Messages' }).locator('td:first-child a')
    const paths = async () =>
      Promise.all((await links.all()).map((link) => link.getAttribute('href')))
    const path = `/${chainId}/message/${hash}`
    await expect.poll(paths).toEqual([`${path}/1`, path])
    await look(page, 'explorer-messages')
    await checkAccessibility(page, 'messages by sender')
    await page.getByLabel('Chain').selectOption('staking2')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('No messages match.').waitFor()
  })

  it('finds what exists, and lists what it searched otherwise', async () => {
    const { chainId, staking } = stakingChain(0)
    const hash = await settledDeposit({ on: 0, accountIndex: 2 })
    const page = await openPage()
    const search = async (text: string) => {
      await page.getByLabel('Transaction or message hash, block, batch or address').fill(text)
      await page.getByRole('button', { name: 'Search' }).click()
    }

    await search(hash)
    await page.waitForURL(`**/${chainId}/tx/${hash}`)
    await page.getByText('success').waitFor()

    await search('1')
    const found = page.getByRole('list', { name: 'Found' })
    for (const name of ['Block 1 of gateway', 'Block 1 of staking1', 'Batch 1 of staking2'])
      await found.getByRole('link', { name }).waitFor()
    await look(page, 'explorer-found')
    await found.getByRole('link', { name: 'Batch 1 of staking2' }).click()
    await page.getByRole('heading', { name: 'Batch 1', exact: true }).waitFor()

    await search(staking.address)
    await found.getByRole('link', { name: 'Address on staking1' }).click()
    await page.getByRole('heading', { name: 'Staking', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Contract', exact: true }).waitFor()
    await look(page, 'explorer-account')
    await checkAccessibility(page, 'a contract')

    await search(`0x${'00'.repeat(32)}`)
    const tried = page.getByRole('list', { name: 'Searched' })
    await tried.getByText('a transaction on gateway').waitFor()
    await tried.getByText('a message on rewards').waitFor()
    await look(page, 'explorer-nothing-found')
    await checkAccessibility(page, 'nothing found')

    await search('staking')
    await page.getByText('Not a hash').waitFor()
  })

  it('shows the transactions, transfers and events of an account, and reads contracts', async () => {
    const { rewardsChain } = world().ecosystem.manifest
    const depositor = staker(world().ecosystem, 7)
    const hash = await depositor.deposit()
    await depositor.until(hash)
    await depositor.mint(hash)

    const page = await openPage({
      path: `/${stakingChain(0).chainId}/address/${depositor.account}`,
    })
    const transactions = page.getByRole('table', { name: 'Transactions of the address' })
    await transactions.getByText('deposit').waitFor()
    await transactions.getByText(/ s ago$/).waitFor()
    await page.getByRole('link', { name: 'Events', exact: true }).click()
    await page.getByRole('list', { name: 'Events of the address' }).getByText('Deposited').waitFor()
    await look(page, 'explorer-account-events')
    await checkAccessibility(page, 'the events of an account')

    await page.getByRole('link', { name: 'rewards', exact: true }).click()
    await page.getByRole('link', { name: 'Token transfers' }).click()
    const transfers = page.getByRole('table', { name: 'Token transfers of the address' })
    await transfers.getByText('1 INTR').waitFor()

    await transfers.getByRole('link', { name: 'InteropToken' }).click()
    await page.getByRole('link', { name: 'Code' }).click()
    await page.getByText('function balanceOf(address account)').waitFor()
    await page.getByRole('link', { name: 'Read contract' }).click()
    const functions = page.getByRole('list', { name: 'Functions' })
    await functions.getByText('INTR').waitFor()
    const balance = functions.getByRole('listitem').filter({ hasText: 'balanceOf' })
    await balance.getByLabel('account').fill('0x12')
    await page.keyboard.press('Enter')
    await balance.getByRole('alert').getByText('Address "0x12" is invalid').waitFor()
    await balance.getByLabel('account').fill(depositor.account)
    await page.keyboard.press('Enter')
    await balance.getByText(String(await depositor.reward())).waitFor()
    await look(page, 'explorer-contract')
    await checkAccessibility(page, 'reading a contract')
    await page.getByRole('link', { name: 'Transactions' }).click()
    await page.waitForURL(`**/${rewardsChain.chainId}/address/*/transactions`)
    await transactions.getByText('mint', { exact: true }).first().waitFor()
  })

  it('lists blocks, batches, messages and roots of a chain, newest first and page by page', async () => {
    const { chainId, rpcUrl } = stakingChain(0)
    await settledDeposit({ on: 0, accountIndex: 3 })
    const miner = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
    await miner.mine({ blocks: 20 })
    const page = await openPage({ path: `/${chainId}` })
    const numbers = async (name: string) => {
      const cells = page.getByRole('table', { name }).locator('tbody tr td:first-child a')
      await cells.first().waitFor()
      return (await cells.allTextContents()).map(Number)
    }
    const blocks = await numbers('Blocks of staking1')
    expect(blocks).toEqual(blocks.map((_, index) => (blocks[0] ?? 0) - index))
    expect(blocks).toHaveLength(15)
    await look(page, 'explorer-blocks')
    await checkAccessibility(page, 'the blocks of a chain')
    await page.getByRole('link', { name: 'Older' }).click()
    await expect
      .poll(async () => (await numbers('Blocks of staking1'))[0])
      .toBeLessThan(blocks.at(-1) ?? 0)
    const older = page.url()
    await page.getByRole('link', { name: 'Newest' }).click()
    await expect.poll(() => page.url()).not.toBe(older)
    await page.goto(older)
    expect((await numbers('Blocks of staking1'))[0]).toBeLessThan(blocks[0] ?? 0)
    await page.goto(new URL(`/${chainId}?environment=${otherEnvironment}`, world().url).href)
    await page.getByRole('link', { name: 'Older' }).click()
    await expect.poll(() => page.url()).toMatch(/\?before=\d+&environment=other$/)
    expect((await numbers('Blocks of staking1'))[0]).toBeLessThan(blocks[0] ?? 0)

    await page.getByRole('link', { name: 'Batches' }).click()
    await page
      .getByRole('table', { name: 'Batches of staking1' })
      .getByText('executed')
      .first()
      .waitFor()
    await look(page, 'explorer-batches')
    await page.getByRole('link', { name: 'Messages', exact: true }).click()
    await page.getByRole('table', { name: 'Messages of staking1' }).waitFor()
    await page.getByRole('link', { name: 'Interop roots' }).click()
    await page.getByRole('table', { name: 'Interop roots that staking1 imported' }).waitFor()
    await look(page, 'explorer-imported-roots')
  })

  it('works without a chain, and includes it once it is up again', async () => {
    expectProblem(refused)
    const page = await openPage()
    await card(page, 'staking2').getByText('executed').waitFor()
    await world().proxyOf('staking2').unplug()
    await page.getByText('staking2 is unreachable at').waitFor()
    await card(page, 'staking2').getByText('unreachable').waitFor()
    await look(page, 'explorer-outage')
    await checkAccessibility(page, 'a chain is unreachable')

    const hash = await settledDeposit({ on: 0, accountIndex: 4 })
    await page.getByLabel('Transaction or message hash').fill(hash)
    await page.keyboard.press('Enter')
    const { chainId } = stakingChain(0)
    await page.waitForURL(`**/${chainId}/tx/${hash}`)
    await page.getByText('success').waitFor()

    await page.getByLabel('Transaction or message hash').fill('1')
    await page.keyboard.press('Enter')
    await page.getByText("Results may be incomplete: couldn't query staking2.").waitFor()

    await page.getByRole('link', { name: 'Interstake explorer, overview' }).click()
    await world().proxyOf('staking2').plug()
    await page.getByText('staking2 is unreachable at').waitFor({ state: 'hidden' })
    await card(page, 'staking2').getByText('executed').waitFor()
  })

  it('explains an invalid URL', async () => {
    const { chainId } = stakingChain(0)
    const page = await openPage({ path: '/1/block/1' })
    await page.getByRole('heading', { name: 'Chain not found' }).waitFor()
    for (const [path, text] of [
      [`/${chainId}/block/-1`, 'should end with a block number'],
      [`/${chainId}/tx/0x12`, 'should end with a transaction hash'],
      [`/${chainId}/tx/0x${'00'.repeat(32)}`, 'Transaction not found on staking1'],
      [`/${chainId}/block/999999`, 'has no block 999999 yet'],
      [`/${chainId}/batch/999999`, 'has not sealed batch 999999 yet'],
      [`/${chainId}/nonsense`, 'has these lists: blocks, batches, messages, roots'],
      ['/a/b/c/d/e', 'Page not found'],
    ]) {
      await page.goto(new URL(path ?? '', world().url).href)
      await page.getByText(text ?? '').waitFor()
    }
  })

  it('only polls blocks and chain ids once everything is settled', async () => {
    const { chainId } = stakingChain(0)
    const hash = await settledDeposit({ on: 0, accountIndex: 5 })
    const page = await openPage({ path: `/${chainId}/message/${hash}` })
    await step(page, 'Imported').filter({ hasText: 'by 3 of 3 chains' }).waitFor()
    await expect
      .poll(recordCalls(page), { timeout: 30_000 })
      .toEqual(['eth_chainId', 'eth_getBlockByNumber latest'])
  })
})

describe('the files of the explorer', () => {
  it('contain no key, and nothing about the network', async () => {
    const built = await readBuilt(world().outDir)
    expect(built).toContain('<title>interstake explorer</title>')
    expect(secretsIn(built)).toEqual([])
    const { chainId, token } = world().manifest.rewardsChain
    for (const part of [`${chainId}`, token.address.toLowerCase(), '127.0.0.1'])
      expect(built).not.toContain(part)
  })

  it('are a styled page before scripts are run', async () => {
    const page = await openPage({ javaScriptEnabled: false })
    await page.getByRole('status').getByText('Loading the network').waitFor()
    await look(page, 'explorer-first-open')
  })

  it('have a content security policy, which the header restricts to the network', async () => {
    const response = await fetch(world().url)
    const html = await response.text()
    expect(html).toContain('http-equiv="Content-Security-Policy"')
    expect(html.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(html).not.toContain('<style')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe')
    const { stakingChains, rewardsChain, settlementLayer, adminUrl = '' } = world().manifest
    const rpcUrls = [settlementLayer, ...stakingChains, rewardsChain].map(({ rpcUrl }) => rpcUrl)
    expect(policy).toContain(`connect-src ${["'self'", ...rpcUrls, adminUrl].join(' ')};`)
  })

  it('include networks that start and chains that are added', async () => {
    const page = await openPage()
    let shown: unknown[] = []
    await page.route('**/deployments.json', (route) => route.fulfill({ json: shown }))
    await page.reload()
    await page.getByRole('heading', { name: 'No deployments found' }).waitFor()
    const { manifest } = world()
    const chainLink = ({ name }: { name: string }) =>
      page.getByRole('link', { name, exact: true }).first()
    const [first, second] = manifest.stakingChains
    if (!first || !second) throw new Error('There are too few chains')
    shown = [{ ...manifest, stakingChains: [first] }]
    await chainLink(first).waitFor()
    expect(await chainLink(second).count()).toBe(0)
    shown = [{ ...manifest, appUrl: 'http://localhost:5173' }]
    await chainLink(second).waitFor()
    expect(await page.getByRole('link', { name: 'Web app' }).getAttribute('href')).toBe(
      'http://localhost:5173/?environment=local',
    )
  })

  it('show an error if the server does not know its networks', async () => {
    expectProblem(/500 \(Internal Server Error\)/)
    const page = await openPage()
    await page.route('**/deployments.json', (route) =>
      route.fulfill({ status: 500, body: 'local.json is not JSON' }),
    )
    await page.reload()
    await page.getByRole('heading', { name: 'The network cannot be loaded' }).waitFor()
    await page.getByText('local.json is not JSON').waitFor()
  })
})
