import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser } from 'playwright-core'
import { createClient, type Hash, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { waitForTransactionReceipt, writeContract } from 'viem/actions'
import { build, type InlineConfig, preview } from 'vite'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import type { StakingManifest } from '../../deployments/manifest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { createSuperchain } from '../../ecosystem/createSuperchain'
import { superchainStakingPreset } from '../../ecosystem/presets/superchainStaking'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { packages } from '../../scripts/packages/packages'
import { openHooksPage } from '../packages/react/openHooksPage'
import { writeHooksPage } from '../packages/react/writeHooksPage'
import { connectBrowser } from './browser/connectBrowser'
import type { StakingNetwork } from './world/startWorld'
import { stopAll } from './world/stopAll'

const repository = join(__dirname, '..', '..')
const account = mnemonicToAccount(mnemonic)
const running: { stop: () => Promise<void> }[] = []
let browser: Browser

beforeAll(async () => {
  const connected = await connectBrowser()
  running.push({ stop: () => connected.close() })
  browser = connected
})

afterAll(() => stopAll(running))

/** Builds the page with the hooks of this repository and serves it. */
async function serveHooksPage(
  protocol: 'zksync' | 'superchain',
  { stakingChains: [source], rewardsChain, ...manifest }: StakingManifest,
): Promise<string> {
  // Within the repository, where packages are found.
  const root = await mkdtemp(join(repository, 'cache', 'hooks-'))
  running.push({ stop: () => rm(root, { recursive: true }) })
  const layer = 'settlementLayer' in manifest ? manifest.settlementLayer : undefined
  await writeHooksPage(root, protocol, (config) =>
    config
      .replace('34234', String(source?.chainId))
      .replace('http://127.0.0.1:3050', source?.rpcUrl ?? '')
      .replace('37427', String(rewardsChain.chainId))
      .replace('http://127.0.0.1:3350', rewardsChain.rpcUrl)
      .replace('http://127.0.0.1:3150', layer?.rpcUrl ?? ''),
  )
  const entries = packages.find(({ folder }) => folder === 'interop')?.entries ?? {}
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: {
      alias: Object.entries(entries).map(([entry, file]) => ({
        find: new RegExp(`^@interstake/interop/${entry}$`),
        replacement: join(repository, file),
      })),
    },
  }
  await build(config)
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } })
  running.push({ stop: () => server.close() })
  return server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
}

/** Makes a deposit on the first staking chain. */
async function deposit({ stakingChains: [source] }: StakingManifest): Promise<Hash> {
  if (!source) throw new Error('There is no staking chain')
  const client = createClient({ account, transport: http(source.rpcUrl) })
  const hash = await writeContract(client, {
    ...{ address: source.staking.address, abi: stakingAbi, functionName: 'deposit' },
    ...{ value: 1n, chain: null },
  })
  await waitForTransactionReceipt(client, { hash })
  return hash
}

async function follows(
  protocol: 'zksync' | 'superchain',
  network: StakingNetwork,
  texts: { button: string; done: string },
): Promise<void> {
  running.push(network)
  const { manifest } = network
  const url = await serveHooksPage(protocol, manifest)
  network.trustPage(url)
  const { stakingChains, rewardsChain } = manifest
  await openHooksPage(browser, {
    ...{ url, account, token: rewardsChain.token.address, ...texts },
    hash: await deposit(manifest),
    chains: [...stakingChains, rewardsChain],
    hosts: network.chains.map(({ rpcUrl }) => rpcUrl),
  })
}

describe('the page about React hooks', () => {
  it('has a component that mints a reward', async () => {
    const network = await createStakingEcosystem({ stakingChains: 1 })
    await follows('zksync', network, { button: 'Mint reward', done: 'The reward is minted.' })
  })

  it('has a component that relays a message', async () => {
    const network = await createSuperchain(superchainStakingPreset({ stakingChains: 1 }))
    await follows('superchain', network, { button: 'Relay', done: 'Stage: relayed' })
  })
})
