import type { Page } from 'playwright-core'
import { createTestClient, type Hash, http, isAddress, publicActions, walletActions } from 'viem'
import { describe, expect, it } from 'vitest'
import { superchainStakingAbi } from '../../contracts/abi/SuperchainStaking'
import { createSuperchain } from '../../ecosystem/createSuperchain'
import { superchainStakingPreset } from '../../ecosystem/presets/superchainStaking'
import { getSentMessages, relayMessage, waitForMessage } from '../../interop/superchain'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { setUpPage } from './world/setUpWorld'

const { world, openPage } = setUpPage(() => createSuperchain(superchainStakingPreset()), {
  site: 'explorer',
})

/** One of the accounts that the nodes hold. */
function account(index: number) {
  const address = world().ecosystem.accounts[index]
  if (!address || !isAddress(address)) throw new Error(`There is no account ${index}`)
  return address
}

const clientOf = ({ rpcUrl }: { rpcUrl: string }) =>
  createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
    .extend(publicActions)
    .extend(walletActions)

/** Makes the first deposit of an account, and relays its message; returns both transactions. */
async function relayedDeposit(accountIndex: number): Promise<{ sending: Hash; relaying: Hash }> {
  const { stakingChains, rewardsChain } = world().ecosystem.manifest
  const [chain] = stakingChains
  if (!chain) throw new Error('There is no staking chain')
  const [source, destination] = [clientOf(chain), clientOf(rewardsChain)]
  const sending = await source.writeContract({
    address: chain.staking.address,
    abi: superchainStakingAbi,
    functionName: 'deposit',
    value: 1n,
    account: account(accountIndex),
    chain: null,
  })
  const { executingMessage } = await waitForMessage(source, {
    hash: sending,
    destination,
    until: 'relayable',
    pollingInterval: 50,
  })
  const relaying = await relayMessage(destination, { ...executingMessage, account: account(0) })
  await destination.waitForTransactionReceipt({ hash: relaying })
  return { sending, relaying }
}

const log = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Logs' }).getByRole('listitem').filter({ hasText: name })

describe('the explorer of a network of the Superchain', () => {
  it('shows messages, and leads from a message to its relay and back', async () => {
    const { sending, relaying } = await relayedDeposit(1)
    const page = await openPage()
    await page.getByRole('heading', { name: 'Chains and messages' }).waitFor()
    const messages = page.getByRole('table', { name: 'Latest messages' })
    await messages.getByText('SuperchainStaking').waitFor()
    expect(await messages.getByRole('columnheader').allTextContents()).toEqual([
      'Message',
      'From',
      'To',
      'Sender',
      'Transaction',
      'Sent',
      'State',
    ])
    await messages.getByText('relayed').waitFor()
    const op3 = page.getByRole('article', { name: 'op3' })
    await expect
      .poll(() => op3.getByRole('definition').allTextContents())
      .toEqual([...Array(3).fill(expect.stringMatching(/^\d+$/)), '0relayer paused'])
    await look(page, 'superchain-explorer-overview')
    await checkAccessibility(page, 'the overview')

    await messages.getByRole('link').first().click()
    await page.waitForURL(`**/901/message/${sending}`)
    await page.getByText('reward', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Check on op3' }).click()
    await page.getByText('admits transactions with this access list').waitFor()
    await page.getByText('Explain this message').click()
    await page.getByText('The destination has relayed the message.').waitFor()
    await look(page, 'superchain-explorer-message')
    await checkAccessibility(page, 'a message')

    await page.getByRole('listitem').filter({ hasText: 'Relayed: done' }).getByRole('link').click()
    await page.waitForURL(`**/903/tx/${relaying}`)
    await log(page, 'ExecutingMessage').getByRole('link', { name: 'Message from op1' }).waitFor()
    const declared = page.getByRole('list', { name: 'Declared messages' })
    expect(await declared.getByRole('definition').first().textContent()).toBe('op1')
    await declared.getByText(/^log \d+ of block/).waitFor()
    expect(
      await page
        .getByRole('list', { name: 'Declared storage' })
        .getByRole('listitem')
        .textContent(),
    ).toMatch(/2 storage keys.*0x01000000.*0x03/s)
    await look(page, 'superchain-explorer-relay')
    await checkAccessibility(page, 'a relaying transaction')
    await log(page, 'RelayedMessage').getByRole('link', { name: 'Message from op1' }).click()
    await page.waitForURL(`**/901/message/${sending}`)

    await page.goto(`${world().url}/901/tx/${sending}`)
    await log(page, 'SentMessage').getByRole('link', { name: 'Message', exact: true }).click()
    await page.waitForURL(`**/901/message/${sending}`)
  })

  it('shows that the last block was replaced by another of the same number', async () => {
    const { rewardsChain } = world().ecosystem.manifest
    const client = clientOf(rewardsChain)
    await relayedDeposit(3)
    await client.mine({ blocks: 1 })
    const { number, hash } = await client.getBlock()
    const page = await openPage({ path: `/903/block/${number}` })
    const blockHash = (value: Hash) => page.locator(`code[title="${value}"]`)
    await blockHash(hash).waitFor()
    await client.request<{ Method: string; Parameters: unknown[]; ReturnType: unknown }>({
      method: 'anvil_reorg',
      params: [1, []],
    })
    const replaced = await client.getBlock()
    expect(replaced).toMatchObject({ number, hash: expect.not.stringMatching(hash) })
    await blockHash(replaced.hash).waitFor()
  })

  it('finds a message by its hash, where it was relayed', async () => {
    const { sending, relaying } = await relayedDeposit(2)
    const [chain] = world().ecosystem.manifest.stakingChains
    const [message] = chain ? await getSentMessages(clientOf(chain), { hash: sending }) : []
    const page = await openPage()
    await page
      .getByLabel('Transaction or message hash, block or address')
      .fill(message?.messageHash ?? '')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(`**/903/tx/${relaying}`)
  })

  it('has no batches and roots', async () => {
    const page = await openPage({ path: '/901' })
    const lists = page.getByRole('navigation', { name: 'Lists of op1' })
    await lists.waitFor()
    expect(await lists.getByRole('link').allTextContents()).toEqual(['Blocks', 'Messages'])
    await lists.getByRole('link', { name: 'Messages' }).click()
    await page.getByRole('table', { name: 'Messages of op1' }).waitFor()
    const { staking } = world().ecosystem.manifest.stakingChains[0] ?? {}
    await page.goto(`${world().url}/messages?sender=${staking?.address}&state=relayed`)
    await page.getByRole('table', { name: 'Messages' }).getByText('relayed').first().waitFor()
    await page.goto(`${world().url}/messages?state=pending`)
    await page.getByText('No messages match.').waitFor()
    await page.goto(`${world().url}/charts`)
    await page.getByRole('img', { name: /sent to relayed\. Median .* of \d+ messages/ }).waitFor()
    for (const [path, text] of [
      ['/901/batches', 'op1 has these lists: blocks, messages.'],
      ['/901/batch/1', 'op1 has no batches.'],
      ['/901/root/1', 'op1 publishes no interop roots.'],
    ] as const) {
      await page.goto(`${world().url}${path}`)
      await page.getByText(text).waitFor()
    }
    await page.goto(`${world().url}/901/block/1`)
    await page.getByText('State root').waitFor()
    expect(await page.getByText('Batch').count()).toBe(0)
  })
})
