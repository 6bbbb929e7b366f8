import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { foundryBinary } from '../../ecosystem/anvil/foundryBinary'
import { readSnippets } from '../docs/readSnippets'
import { Consumer, using } from './Consumer'
import { opensExplorer } from './explorer'
import { interopConsumers } from './interop'
import { compilesHooks, mintsWithHooks } from './react'
import { relaysDeposit } from './relayer'
import { withNetwork, withProgram } from './runNetwork'

const repository = join(__dirname, '..', '..')

const readySchema = z.object({ chains: z.array(z.object({ name: z.string() })) })

/** Limits of an installation of the network. */
const maxPackages = 30
const maxBytes = 80 * 1024 * 1024

/** Additional Node.js versions to test the network on, from npm's package `node`. */
const nodeVersions = ['22', '24', '26']

/** Each uses the packages and returns a summary; throws if a check fails. */
export const consumers: Record<string, () => Promise<string>> = {
  'manifests and types': async () => {
    for (const folder of ['contracts', 'interop', 'interstake', 'relayer']) {
      const directory = join(repository, 'dist', 'packages', folder)
      await runTool('publint', ['--strict', directory])
      // ES modules are for Node.js 20.19 and later, which can require them.
      const isModule = folder === 'interstake' || folder === 'relayer'
      const profile = isModule ? ['--profile', 'esm-only'] : []
      await runTool('attw', ['--pack', directory, '--format', 'ascii', ...profile])
    }
    return 'publint and are-the-types-wrong find nothing'
  },

  ...interopConsumers,

  'size of interstake': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install('interstake')
      const modules = join(consumer.directory, 'node_modules')
      const listed = await consumer.run('npm', ['ls', '--all', '--parseable'])
      const count = listed.trim().split('\n').length - 1
      const bytes = sizeOf(modules)
      const mebibytes = `${(bytes / 1024 / 1024).toFixed(0)} MiB`
      if (count > maxPackages || bytes > maxBytes)
        throw new Error(`interstake takes ${count} packages and ${mebibytes}`)
      return `${count} packages, ${mebibytes}`
    }),

  'React hooks': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install(
        ...['interstake', '@interstake/interop', 'viem', 'wagmi@3', '@tanstack/react-query'],
        ...['react', 'react-dom', '@types/react', '@types/react-dom', 'typescript@5'],
        ...['vite', '@vitejs/plugin-react'],
      )
      return mintsWithHooks(consumer)
    }),

  'React hooks with wagmi 2': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install(
        ...['@interstake/interop', 'viem', 'wagmi@2', '@tanstack/react-query'],
        ...['react@18', '@types/react@18', 'typescript@5'],
      )
      return compilesHooks(consumer)
    }),

  explorer: () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install('interstake')
      return opensExplorer(consumer)
    }),

  relayer: () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install('interstake', '@interstake/relayer')
      const flags = ['--preset', 'staking', '--manifest', 'network.json']
      return withNetwork(consumer, [...flags, '--port-offset', String(randomOffset())], () =>
        relaysDeposit(consumer),
      )
    }),

  'quick start and READMEs': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install(
        ...['interstake', '@interstake/interop', '@interstake/contracts'],
        ...['viem', 'zksync-ethers', 'ethers'],
      )
      const readmes = ['contracts', 'interop', 'ecosystem'].map((name) => `../${name}/README.md`)
      const pages = ['quick-start.md', ...readmes]
      const snippets = (await Promise.all(pages.map((page) => readSnippets(page, ['js'])))).flat()
      const offset = randomOffset()
      return withNetwork(consumer, ['--port-offset', String(offset)], async () => {
        for (const [index, { code }] of snippets.entries()) {
          const file = `snippet-${index}.mjs`
          consumer.write(file, movePorts(code, offset))
          const printed = (await consumer.run(process.execPath, [file])).trim()
          if (!/^(true|verified: true|gateway http.*)$/m.test(printed))
            throw new Error(`${code}\nprinted ${printed}`)
        }
        return `${snippets.length} snippets`
      })
    }),

  'configuration file': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.install('interstake')
      const snippets = await readSnippets('ecosystem.md', ['js'])
      const config = snippets.find(({ code }) => code.includes('interstake.config.mjs'))
      consumer.write('interstake.config.mjs', config?.code ?? '')
      return withNetwork(consumer, ['--port-offset', String(randomOffset())], async (line) => {
        const names = readySchema.parse(JSON.parse(line)).chains.map(({ name }) => name)
        if (names.join() !== 'gateway,first,second') throw new Error(names.join())
        return names.join(', ')
      })
    }),

  'example viem': () =>
    example('viem', async (consumer) => {
      const printed = await consumer.run('npm', ['start', '--silent'])
      if (printed.trim() !== 'verified: true') throw new Error(printed)
    }),

  'example vitest': () =>
    example('vitest', async (consumer) => {
      await consumer.run('npx', ['tsc', '-p', '.'])
      await consumer.run('npm', ['test'])
      consumer.write(
        'setup.ts',
        `
          import { superchainSetup } from 'interstake/vitest'
          export default superchainSetup({ autoRelay: true })
        `,
      )
      consumer.write(
        'staking.test.ts',
        `
          import { sendMessage, waitForMessage } from '@interstake/interop/superchain'
          import { revertAfterEach, superchainAdminOfTests } from 'interstake/vitest'
          import { createWalletClient, http } from 'viem'
          import { expect, inject, it } from 'vitest'

          revertAfterEach()

          it('relays a message', async () => {
            const { accounts, chains } = inject('interstake')
            const [account] = accounts
            const [source, destination] = chains.map(({ rpcUrl }) =>
              createWalletClient({ account, transport: http(rpcUrl) }),
            )
            const target = '0x00000000000000000000000000000000deadbeef'
            const hash = await sendMessage(source, { destination: 902n, target, message: '0x' })
            const { stage } = await waitForMessage(source, { hash, destination })
            expect(stage).toBe('relayed')
            expect((await superchainAdminOfTests().getStatus()).chains).toHaveLength(3)
          })
        `,
      )
      await consumer.run('npm', ['test'])
    }),

  'example hardhat': () =>
    example('hardhat', async (consumer) => {
      const environment = { PORT_OFFSET: String(randomOffset()) }
      await withHardhatNetwork(consumer, environment, () =>
        consumer.run('npm', ['test', '--', '--no-compile'], environment),
      )
      const offset = randomOffset()
      consumer.write(
        'hardhat.config.js',
        `
          require('interstake/hardhat')
          module.exports = { interstake: { protocol: 'superchain', portOffset: ${offset} } }
        `,
      )
      consumer.write(
        'script.js',
        `
          const { interstake, network } = require('hardhat')
          const status = async () => (await interstake.superchainAdmin.getStatus()).chains.length
          const chainId = async () => Number(await network.provider.send('eth_chainId'))
          Promise.all([chainId(), status()]).then((values) => console.log(...values))
        `,
      )
      await withHardhatNetwork(consumer, {}, async () => {
        const script = ['hardhat', 'run', '--no-compile', '--network', 'op2', 'script.js']
        const printed = (await consumer.run('npx', script)).trim()
        if (printed !== '902 3') throw new Error(printed)
      })
    }),

  'Hardhat 3': () =>
    using(Consumer.empty(), async (consumer) => {
      await consumer.run('npm', ['pkg', 'set', 'type=module'])
      await consumer.install('interstake', 'node@22')
      const path = [join(consumer.directory, 'node_modules', 'node', 'bin'), process.env.PATH]
      const environment = { PATH: path.join(delimiter) }
      // Hardhat 3 requires Node.js 22, and npm installs its native parts only for that.
      await consumer.run('npm', ['install', '--no-fund', '--no-audit', 'hardhat@3'], environment)
      const snippets = await readSnippets('quick-start.md', ['ts'])
      const config = snippets.find(({ code }) => code.includes('hardhat.config.ts for Hardhat 3'))
      const offset = randomOffset()
      consumer.write('hardhat.config.ts', movePorts(config?.code ?? '', offset))
      consumer.write(
        'script.mjs',
        `
          import { network } from 'hardhat'
          import { createAdminClient } from 'interstake/admin'

          const { provider } = await network.create('staking1')
          const { chains } = await createAdminClient('http://127.0.0.1:${3040 + offset}').getStatus()
          const accounts = await provider.request({ method: 'eth_accounts' })
          console.log(Number(await provider.request({ method: 'eth_chainId' })), chains.length, ...accounts)
        `,
      )
      return withNetwork(consumer, ['--port-offset', String(offset)], async () => {
        const script = ['hardhat', 'run', '--no-compile', 'script.mjs']
        const printed = (await consumer.run('npx', script, environment)).trim()
        if (printed !== '34234 3 0x36615cf349d7f6344891b1e7ca7c72883f5dc049')
          throw new Error(printed)
        return 'passed'
      })
    }),

  'example foundry': () =>
    example('foundry', async (consumer) => {
      await consumer.run(foundryBinary('forge'), ['test', '--offline'], {
        FOUNDRY_SOLC: join(repository, 'scripts', 'solc.mjs'),
      })
    }),

  'example wagmi': () =>
    example('wagmi', async (consumer) => {
      await consumer.run('npm', ['run', 'build'])
    }),

  ...Object.fromEntries(
    nodeVersions.map((version) => [
      `Node ${version}`,
      () =>
        using(Consumer.fromExample('viem'), async (consumer) => {
          await consumer.install(`node@${version}`)
          const node = join(consumer.directory, 'node_modules', 'node', 'bin', 'node')
          const printed = await consumer.run(node, ['message.mjs'])
          if (printed.trim() !== 'verified: true') throw new Error(printed)
          return (await consumer.run(node, ['--version'])).trim()
        }),
    ]),
  ),
}

/** Runs the task of the Hardhat plugin, which serves the explorer, too. */
function withHardhatNetwork(
  consumer: Consumer,
  environment: Readonly<Record<string, string>>,
  work: () => Promise<unknown>,
): Promise<void> {
  const args = [join('hardhat', 'internal', 'cli', 'bootstrap.js'), 'interstake']
  return withProgram(consumer, { args, ready: /^Ready\./, environment }, async (lines) => {
    const url = lines.join('\n').match(/^Explorer: (.*)$/m)?.[1] ?? ''
    const page = await (await fetch(url)).text()
    if (!page.includes('<title>')) throw new Error(page)
    await work()
  })
}

function example(name: string, check: (consumer: Consumer) => Promise<void>): Promise<string> {
  return using(Consumer.fromExample(name), async (consumer) => {
    await consumer.install()
    await check(consumer)
    return 'passed'
  })
}

const runTool = (name: string, args: readonly string[]) =>
  promisify(execFile)(join(repository, 'node_modules', '.bin', name), args).catch((error) => {
    throw new Error(`${name} ${args.join(' ')}:\n${error.stdout}${error.stderr}`)
  })

const randomOffset = () => 10_000 + Math.floor(Math.random() * 18_000)

/** The code with the ports of a network on free ports. */
const movePorts = (code: string, offset: number) =>
  code.replaceAll(/127\.0\.0\.1:(\d+)/g, (_, port) => `127.0.0.1:${Number(port) + offset}`)

function sizeOf(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
