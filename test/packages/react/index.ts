import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createClient, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { waitForTransactionReceipt, writeContract } from 'viem/actions'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { manifestSchema } from '../../../deployments/manifest'
import { mnemonic } from '../../../ecosystem/config/accounts'
import { browserArguments } from '../../e2e/browser/browserArguments'
import { findBrowser } from '../../e2e/browser/findBrowser'
import type { Consumer } from '../Consumer'
import { withNetwork, withProgram } from '../runNetwork'
import { openHooksPage } from './openHooksPage'
import { writeHooksPage } from './writeHooksPage'

const compilerOptions = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'],
  ...['--jsx', 'react-jsx', '--target', 'es2022', '--lib', 'es2023,dom'],
]

/** Checks the types of the documented components, as bundlers resolve them. */
export async function compilesHooks(consumer: Consumer): Promise<string> {
  await consumer.run('npm', ['pkg', 'set', 'type=module'])
  const files: string[] = []
  for (const protocol of ['zksync', 'superchain'] as const) {
    await writeHooksPage(join(consumer.directory, protocol), protocol, (config) => config)
    files.push(`${protocol}/${protocol === 'zksync' ? 'Deposit' : 'Message'}.tsx`)
  }
  await consumer.run('npx', [
    ...['tsc', ...compilerOptions, '--module', 'esnext', '--moduleResolution', 'bundler'],
    ...files,
  ])
  return 'types'
}

/**
 * Builds a page with the documented component, and mints a reward with it in a browser, on a network that the project has
 * installed.
 */
export async function mintsWithHooks(consumer: Consumer): Promise<string> {
  await compilesHooks(consumer)
  const executablePath = await findBrowser()
  if (!executablePath) return 'skipped: there is no Chromium, Chrome or Edge (see CHROMIUM_PATH)'
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const flags = ['--preset', 'staking', '--manifest', 'network.json', '--port-offset', 'auto']
  return withNetwork(consumer, [...flags, '--allow-origin', url], async () => {
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(join(consumer.directory, 'network.json'), 'utf8')),
    )
    const { stakingChains, rewardsChain, settlementLayer } = manifest
    const [source] = stakingChains
    if (!source) throw new Error('The manifest has no chain to stake on')
    await writeHooksPage(consumer.directory, 'zksync', (config) =>
      config
        .replace('http://127.0.0.1:3050', source.rpcUrl)
        .replace('http://127.0.0.1:3350', rewardsChain.rpcUrl)
        .replace('http://127.0.0.1:3150', settlementLayer.rpcUrl),
    )
    consumer.write(
      'vite.config.js',
      `import react from '@vitejs/plugin-react'
      export default { plugins: [react()] }`,
    )
    await consumer.run('npx', ['vite', 'build'])
    const args = [join('vite', 'bin', 'vite.js'), 'preview', '--host', '127.0.0.1']
    const ready = /Local/
    return withProgram(consumer, { args: [...args, '--port', String(port)], ready }, async () => {
      const account = mnemonicToAccount(mnemonic)
      const client = createClient({ account, transport: http(source.rpcUrl) })
      const hash = await writeContract(client, {
        ...{ address: source.staking.address, abi: stakingAbi, functionName: 'deposit' },
        ...{ value: 1n, chain: null },
      })
      await waitForTransactionReceipt(client, { hash })
      const chains = [...stakingChains, rewardsChain]
      const browser = await chromium.launch({
        ...{ executablePath, chromiumSandbox: true, args: browserArguments() },
      })
      try {
        await openHooksPage(browser, {
          ...{ url, hash, account, chains, token: rewardsChain.token.address },
          hosts: [...chains, settlementLayer].map(({ rpcUrl }) => rpcUrl),
          ...{ button: 'Mint reward', done: 'The reward is minted.' },
        })
      } finally {
        await browser.close()
      }
      return 'types, a bundle, and a reward minted in Chromium'
    })
  })
}

/** A port that was free just now: the network has to know the origin of the page before it is served. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
