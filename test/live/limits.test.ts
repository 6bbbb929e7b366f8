import type { Page } from 'playwright-core'
import { createPublicClient, createTestClient, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { beforeAll, describe, expect, it } from 'vitest'
import { withEndpoints } from '../../deployments/interopChains'
import { mnemonic } from '../../ecosystem/config/accounts'
import { staker } from '../../ecosystem/test/staker'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { connectWallet, stepDone, steps, timeline } from '../e2e/page/actions'
import { turn } from '../e2e/page/turn'
import { createWallet } from '../e2e/wallet/createWallet'
import { setUpPage } from '../e2e/world/setUpWorld'
import { otherEnvironment } from '../e2e/world/startWorld'
import { type LimitedNode, startLimitedNode } from './startLimitedNode'
import { type LongChain, startLongChain } from './startLongChain'

const longChains = new Map<string, LongChain>()
const nodes = new Map<string, LimitedNode>()
const limits = { maxBlocks: 100, perSecond: 10 }

/** A network whose nodes have the limits of providers. */
async function startLimitedNetwork() {
  const ecosystem = await createStakingEcosystem({ pace: 'instant' })
  for (const { name, rpcUrl } of ecosystem.chains) {
    const longChain = await startLongChain(rpcUrl)
    longChains.set(name, longChain)
    nodes.set(name, await startLimitedNode(longChain.url, limits))
  }
  const urlOf = ({ name, rpcUrl }: { name: string; rpcUrl: string }) =>
    nodes.get(name)?.url ?? rpcUrl
  return {
    ...ecosystem,
    network: ecosystem,
    chains: ecosystem.chains.map((chain) => ({ ...chain, rpcUrl: urlOf(chain) })),
    manifest: withEndpoints(ecosystem.manifest, urlOf),
    async stop() {
      await ecosystem.stop()
      for (const proxy of [...nodes.values(), ...longChains.values()]) await proxy.stop()
    },
  }
}

const { world, openPage, expectProblem } = setUpPage(startLimitedNetwork)

type Usage = ReturnType<typeof takeUsage>

const takeUsage = () => [...nodes].map(([name, node]) => ({ name, ...node.takeUsage() }))
const total = (usage: Usage, what: 'requests' | 'refused') =>
  usage.reduce((sum, { [what]: count }) => sum + count, 0)

/** The calls to a node, without those that only repeat because showing something takes long on a machine that is busy. */
function withoutPolls({ calls }: Usage[number]): Usage[number]['calls'] {
  const isPoll = ({ method, params }: Usage[number]['calls'][number]) =>
    method === 'eth_getBlockByNumber' && params[0] === 'latest'
  const first = calls.find(isPoll)
  return calls.filter((call) => call === first || !isPoll(call))
}

/** Checks what the first sight of a deposit asks of the nodes. */
function expectFew(usage: Usage): void {
  const calls = usage.map(withoutPolls)
  const bytes = calls.flat().reduce((sum, call) => sum + call.bytes, 0)
  const counts = usage.map(({ name }, index) => `${name} ${calls[index]?.length}`)
  console.log(`calls: ${counts.join(', ')}; bytes: ${bytes}`)
  expect(bytes).toBeLessThanOrEqual(100_000)
  expect(Math.max(...calls.map(({ length }) => length))).toBeLessThanOrEqual(40)
}

/** Inserts blocks into all chains, one a second, after those that they have. */
async function lengthen(blocks: number): Promise<void> {
  const { network } = world().ecosystem
  const heads = await Promise.all(
    network.chains.map(async ({ name, rpcUrl }) => ({
      name,
      head: await createPublicClient({ transport: http(rpcUrl) }).getBlockNumber(),
    })),
  )
  await network.increaseTime({ seconds: blocks })
  for (const { name, head } of heads) await longChains.get(name)?.insertBlocks(head, BigInt(blocks))
}

/** A deposit of an account, with its reward. */
async function depositAndMint(accountIndex: number): Promise<void> {
  const depositor = staker(world().ecosystem.network, accountIndex)
  const hash = await depositor.deposit()
  await depositor.until(hash)
  await depositor.mint(hash)
}

/** Opens the page as on live chains, with the wallet of an account. */
async function openPageOf(accountIndex: number): Promise<Page> {
  const { settlementLayer, stakingChains, rewardsChain } = world().manifest
  const wallet = createWallet({
    accounts: [mnemonicToAccount(mnemonic, { addressIndex: accountIndex })],
    chains: [settlementLayer, ...stakingChains, rewardsChain],
  })
  const page = await openPage({ wallet, path: `/?environment=${otherEnvironment}` })
  await connectWallet(page)
  return page
}

/** The same; resolves once the deposit of the account and its reward are shown. */
async function showDeposit(accountIndex: number): Promise<Page> {
  const page = await openPageOf(accountIndex)
  for (const step of [...steps, 'Minted', 'Settled']) await stepDone(page, 'staking1', step)
  await timeline(page, 'staking1')
    .getByRole('listitem')
    .filter({ hasText: 'Root imported' })
    .locator('code')
    .waitFor()
  await page.getByRole('list', { name: 'Activity' }).getByText('Minted the reward').waitFor()
  return page
}

describe('the page on nodes with the limits of providers', () => {
  beforeAll(async () => {
    await depositAndMint(1)
    const { network } = world().ecosystem
    for (const index of [2, 3, 4, 5, 6, 7]) await staker(network, index).deposit()
  })

  it('reads older activity on demand', async () => {
    const [source] = world().manifest.stakingChains
    await createTestClient({ mode: 'anvil', transport: http(source?.rpcUrl) }).mine({ blocks: 500 })
    const page = await showDeposit(1)
    const older = page.getByRole('button', { name: 'Load older activity' })
    await older.click()
    await page.getByText('Staked 0.000000000000001 ETH').waitFor()
    await older.waitFor({ state: 'hidden' })
  })

  it('sends two requests a second at most while nothing happens, to all chains together', async () => {
    const page = await showDeposit(1)
    await page.waitForTimeout(2_000)
    takeUsage()
    const seconds = 6
    await page.waitForTimeout(seconds * 1_000)
    expect(total(takeUsage(), 'requests')).toBeLessThanOrEqual(2 * seconds)
  })

  it('looks often only at the chain of a message that is awaited, and at nothing while it is hidden', async () => {
    const { network } = world().ecosystem
    await network.pauseSettlement()
    try {
      await staker(network, 9).deposit()
      const page = await openPageOf(9)
      await stepDone(page, 'staking1', 'Sent')
      await page.waitForTimeout(2_000)
      takeUsage()
      const seconds = 6
      await page.waitForTimeout(seconds * 1_000)
      for (const { name, requests } of takeUsage())
        expect(requests, name).toBeLessThanOrEqual((name === 'staking1' ? 3 : 0.5) * seconds)

      await turn(page, 'hidden')
      // What is under way ends.
      await page.waitForTimeout(2_000)
      takeUsage()
      await page.waitForTimeout(seconds * 1_000)
      expect(total(takeUsage(), 'requests')).toBe(0)
      await turn(page, 'visible')
      await expect.poll(() => total(takeUsage(), 'requests')).toBeGreaterThan(0)
    } finally {
      await network.resumeSettlement()
    }
  })

  it('waits for nodes that are busy', async () => {
    expectProblem(/status of 429/)
    limits.perSecond = 2
    try {
      takeUsage()
      await showDeposit(1)
      expect(total(takeUsage(), 'refused')).toBeGreaterThan(0)
    } finally {
      limits.perSecond = 10
    }
  })
})

describe('the page on chains of fifty million blocks', () => {
  const blocks = 50_000_000

  beforeAll(async () => {
    await lengthen(blocks)
    await depositAndMint(8)
    for (const { rpcUrl } of world().manifest.stakingChains)
      expect(
        await createPublicClient({ transport: http(rpcUrl) }).getBlockNumber(),
      ).toBeGreaterThan(blocks)
  })

  it.each([
    ['near their start', 1, 10_000],
    ['near their start', 1, 100],
    ['near their head', 8, 10_000],
    ['near their head', 8, 100],
  ])(
    'shows a deposit %s in few requests, of account %i, with logs of %i blocks a request',
    async (_, accountIndex, maxBlocks) => {
      limits.maxBlocks = maxBlocks
      takeUsage()
      await showDeposit(accountIndex)
      expectFew(takeUsage())
    },
  )
})
