import type { Page } from 'playwright-core'
import { createTestClient, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { beforeAll, describe, expect, it } from 'vitest'
import { withEndpoints } from '../../deployments/interopChains'
import { mnemonic } from '../../ecosystem/config/accounts'
import { staker } from '../../ecosystem/test/staker'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { stepDone, steps } from './page/actions'
import { walletName } from './wallet/announceWallet'
import { createWallet } from './wallet/createWallet'
import { setUpPage } from './world/setUpWorld'
import { type LimitedNode, startLimitedNode } from './world/startLimitedNode'
import { otherEnvironment } from './world/startWorld'

const nodes = new Map<string, LimitedNode>()
const limits = { maxBlocks: 100, perSecond: 10 }

/** A network whose nodes have the limits of providers. */
async function startLimitedNetwork() {
  const ecosystem = await createStakingEcosystem({ pace: 'instant' })
  for (const { name, rpcUrl } of ecosystem.chains)
    nodes.set(name, await startLimitedNode(rpcUrl, limits))
  const urlOf = ({ name, rpcUrl }: { name: string; rpcUrl: string }) =>
    nodes.get(name)?.url ?? rpcUrl
  return {
    ...ecosystem,
    network: ecosystem,
    chains: ecosystem.chains.map((chain) => ({ ...chain, rpcUrl: urlOf(chain) })),
    manifest: withEndpoints(ecosystem.manifest, urlOf),
    async stop() {
      await ecosystem.stop()
      for (const node of nodes.values()) await node.stop()
    },
  }
}

const { world, openPage, expectProblem } = setUpPage(startLimitedNetwork)

type Usage = ReturnType<typeof takeUsage>

const takeUsage = () => [...nodes].map(([name, node]) => ({ name, ...node.takeUsage() }))
const total = (usage: Usage, what: 'requests' | 'bytes' | 'refused') =>
  usage.reduce((sum, { [what]: count }) => sum + count, 0)
const callsTo = (usage: Usage) => Math.max(...usage.map(({ calls }) => calls.length))

async function mine(blocks: number): Promise<void> {
  const { chains } = world().ecosystem.network
  await Promise.all(
    chains.map(({ rpcUrl }) =>
      createTestClient({ mode: 'anvil', transport: http(rpcUrl) }).mine({ blocks }),
    ),
  )
}

/** Opens the page as on live chains, with the wallet of an account; resolves once the steps of its deposit are shown. */
async function showDeposit(accountIndex: number): Promise<Page> {
  const { settlementLayer, stakingChains, rewardsChain } = world().manifest
  const wallet = createWallet({
    accounts: [mnemonicToAccount(mnemonic, { addressIndex: accountIndex })],
    chains: [settlementLayer, ...stakingChains, rewardsChain],
  })
  const page = await openPage({ wallet, path: `/?environment=${otherEnvironment}` })
  await page.getByRole('button', { name: walletName }).click()
  for (const step of [...steps, 'Minted', 'Settled']) await stepDone(page, 'staking1', step)
  return page
}

describe('the page on nodes with the limits of providers', () => {
  beforeAll(async () => {
    const { network } = world().ecosystem
    const depositor = staker(network, 1)
    const hash = await depositor.deposit()
    await depositor.until(hash)
    await depositor.mint(hash)
    for (const index of [2, 3, 4, 5, 6, 7]) await staker(network, index).deposit()
  })

  it('shows the deposit of an account in few requests, however long the chains are', async () => {
    for (const blocks of [200, 400]) {
      await mine(blocks)
      takeUsage()
      const page = await showDeposit(1)
      const usage = takeUsage()
      expect(total(usage, 'bytes')).toBeLessThanOrEqual(100_000)
      expect(callsTo(usage)).toBeLessThanOrEqual(40)
      await page.close()
    }
  })

  it('reads older activity on demand', async () => {
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

  it('waits for nodes that are busy', async () => {
    expectProblem(/status of 429/)
    limits.perSecond = 2
    takeUsage()
    await showDeposit(1)
    expect(total(takeUsage(), 'refused')).toBeGreaterThan(0)
  })
})
