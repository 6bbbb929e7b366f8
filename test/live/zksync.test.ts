import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { manifestSchema } from '../../deployments/manifest'
import { createEcosystem } from '../../ecosystem'
import { stakingTable } from '../../ecosystem/presets/stakingTable'
import { readSnippets } from '../docs/readSnippets'
import { runRelay } from '../docs/runRelay'
import { connectWallet, stake, stepDone, timelineStatus } from '../e2e/page/actions'
import { createWallet } from '../e2e/wallet/createWallet'
import { setUpPage } from '../e2e/world/setUpWorld'
import { deployLive, liveEnvironment } from './startLiveNetwork'

/** The commands of a page of the documentation that contain a text. */
async function commandsOf(page: string, text: string): Promise<string[]> {
  const snippets = await readSnippets(page, ['sh'])
  return snippets
    .flatMap(({ code }) => code.trim().split('\n'))
    .filter((command) => command.includes(text))
}

async function commandOf(page: string, text: string): Promise<string> {
  const [command, ...others] = await commandsOf(page, text)
  if (command === undefined || others.length > 0)
    throw new Error(`${page} must have one command with "${text}"`)
  return command
}

const { world, openPage } = setUpPage(async () =>
  deployLive(
    await createEcosystem({
      ...stakingTable(),
      developerMethods: false,
      onReady: async () => null,
    }),
    {
      hasSettlementLayer: true,
      parse: (manifest) => manifestSchema.parse(manifest),
      commands: await commandsOf('live-networks.md', 'npm run deploy'),
    },
  ),
)

const figures: string[] = []

/** Notes what was asked of each chain since the last time. */
function countRequests(what: string): void {
  for (const [chain, node] of world().ecosystem.nodes) {
    const { requests, calls, refused } = node.takeUsage()
    const bytes = calls.reduce((sum, call) => sum + call.bytes, 0)
    figures.push(
      `${what.padEnd(28)} ${chain.padEnd(8)} ${requests} requests, ${refused} refused, ${calls.length} calls, ${bytes} bytes`,
    )
  }
}

/** As the pages of the documentation lead through it. */
describe('an environment of live chains', () => {
  beforeAll(() => countRequests('deploy'))
  afterEach(({ task }) => countRequests(task.name))
  afterAll(() => console.log(figures.join('\n')))

  it('has verified sources', async () => {
    const { stdout } = await world().ecosystem.run(
      await commandOf('live-networks.md', 'npm run verify'),
    )
    // The staking chains have one explorer, on which their contracts have the same addresses.
    expect(stdout.match(/: (already )?verified, 0x/g)).toHaveLength(6)
    expect(stdout).toContain('InteropToken on rewards: verified')
  })

  it('goes through the demo', async () => {
    const command = await commandOf('live-networks.md', 'npm run demo')
    const { stdout } = await world().ecosystem.run(`${command} --json`)
    expect(z.looseObject({}).parse(JSON.parse(stdout))).toMatchObject({
      minted: true,
      tamperedRefused: true,
    })
  })

  it('rewards a deposit of the page by the relayer', async () => {
    const { createAccount, directory } = world().ecosystem
    const { settlementLayer, stakingChains, rewardsChain } = world().manifest
    const account = await createAccount()
    const wallet = createWallet({
      accounts: [account],
      chains: [...stakingChains, rewardsChain, settlementLayer],
    })
    const page = await openPage({ wallet, path: `/?environment=${liveEnvironment}` })
    await connectWallet(page)
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await runRelay(await commandOf('relayer.md', '--keystore'), directory, async ({ senders }) => {
      expect(senders).not.toContain(account.address)
      await stake(page, '0.1')
      await timelineStatus(page, 'Minted and settled').waitFor()
      await stepDone(page, 'staking1', 'Settled')
      await page.getByText('1 INTR', { exact: true }).waitFor()
    })
    expect(wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1)
  })
})
