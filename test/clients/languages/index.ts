import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { mnemonic } from '../../../ecosystem/config/accounts'
import { createStakingEcosystem } from '../../../ecosystem/test/stakingEcosystem'
import { chainUrls } from '../helpers/chainUrls'
import { messageSender } from '../helpers/messageSender'

/** Cached builds of the clients in other languages. */
const output = join(__dirname, '..', '..', '..', 'cache', 'clients')

type Client = {
  name: string
  /** The required program, and arguments to detect it. */
  tool: readonly [name: string, argument: string]
  folder: string
  /** Commands to run in sequence; the last is the client. */
  commands: readonly (readonly string[])[]
}

const python = join(output, 'python')
const pythonPrograms = join(python, process.platform === 'win32' ? 'Scripts' : 'bin')
const goProgram = join(output, 'go', 'client')

const clients: readonly Client[] = [
  {
    name: 'web3.py',
    tool: ['python3', '--version'],
    folder: 'python',
    commands: [
      ...(existsSync(pythonPrograms) ? [] : [['python3', '-m', 'venv', python]]),
      [
        ...[join(pythonPrograms, 'python'), '-m', 'pip', 'install', '--quiet'],
        ...['--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'],
      ],
      [join(pythonPrograms, 'python'), 'client.py'],
    ],
  },
  {
    name: 'ethclient',
    tool: ['go', 'version'],
    folder: 'go',
    commands: [['go', 'build', '-o', goProgram, '.'], [goProgram]],
  },
  {
    name: 'alloy',
    tool: ['cargo', '--version'],
    folder: 'alloy',
    commands: [['cargo', 'run', '--quiet', '--locked', '--target-dir', join(output, 'alloy')]],
  },
]

/** Runs the given clients, or all whose language is installed, against one network; fails if one of them fails. */
async function main(names: readonly string[]): Promise<void> {
  const known = clients.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`Unknown client ${unknown.join(', ')}. Available: ${known.join(', ')}.`)
  mkdirSync(output, { recursive: true })
  const ecosystem = await createStakingEcosystem()
  try {
    for (const [index, client] of clients.entries()) {
      if (names.length > 0 && !names.includes(client.name)) continue
      const [tool, argument] = client.tool
      if (spawnSync(tool, [argument]).status !== 0) {
        console.log(`${client.name} skipped: ${tool} not found`)
        continue
      }
      const begun = performance.now()
      const failure = await run(client, environment(chainUrls(ecosystem).source, index))
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
      console.log(`${client.name} ${failure ?? 'passed'} (${seconds} s)`)
      if (failure) process.exitCode = 1
    }
  } finally {
    await ecosystem.stop()
  }
}

/** The environment of a client; each has its own account. */
function environment(url: string, index: number): NodeJS.ProcessEnv {
  const { privateKey } = mnemonicToAccount(mnemonic, { addressIndex: index }).getHdKey()
  if (!privateKey) throw new Error('The mnemonic gives no private key')
  return {
    ...process.env,
    // Go does not need a C compiler then.
    CGO_ENABLED: '0',
    RPC_URL: url,
    PRIVATE_KEY: toHex(privateKey),
    BYTECODE: messageSender.bytecode,
  }
}

/** Runs the commands of a client. */
async function run(
  { commands, folder }: Client,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const [program = '', ...args] of commands) {
    const child = spawn(program, args, { cwd: join(__dirname, folder), env, stdio: 'inherit' })
    const [status] = await once(child, 'close')
    if (status !== 0) return `failed: ${[program, ...args].join(' ')}`
  }
  return undefined
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
