import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { encryptKeystoreJsonSync } from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { relayerProgram } from '../../relayer/cli/relayerProgram'
import { readSnippets } from './readSnippets'

const repository = join(__dirname, '..', '..')
const timeout = 60_000
const lineSchema = z.looseObject({ msg: z.string() })
const startedSchema = z.object({ url: z.url(), senders: z.array(z.string()) })

let network: StakingEcosystem
/** Has what the commands of the page name. */
let directory: string
let commands: string[]

beforeAll(async () => {
  network = await createStakingEcosystem()
  directory = mkdtempSync(join(tmpdir(), 'interstake-relayer-docs-'))
  mkdirSync(join(directory, 'deployments'))
  for (const name of ['local', 'testnet'])
    writeFileSync(
      join(directory, 'deployments', `${name}.json`),
      JSON.stringify({ ...network.manifest, environment: name }),
    )
  const options = { scrypt: { N: 1_024, r: 8, p: 1 } }
  writeFileSync(
    join(directory, 'key.json'),
    encryptKeystoreJsonSync(richAccount, 'secret', options),
  )
  writeFileSync(join(directory, 'password'), 'secret\n')
  commands = (await readSnippets('relayer.md', ['sh'])).flatMap(({ code }) =>
    code.trim().split('\n'),
  )
}, timeout)

afterAll(async () => {
  await network.stop()
  rmSync(directory, { recursive: true })
})

function spawnRelayer(args: readonly string[]): ChildProcess {
  const loader = join(repository, 'node_modules', 'tsx', 'dist', 'loader.mjs')
  return spawn(
    process.execPath,
    ['--import', `file://${loader}`, join(repository, 'scripts', 'relay.ts'), ...args],
    {
      cwd: directory,
      env: {
        ...process.env,
        INTERSTAKE_DEPLOYMENTS: join(directory, 'deployments'),
        RELAYER_PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}

/** Runs a command of the page until it relays, then `work`; then stops it like Ctrl-C. */
async function runCommand(
  command: string,
  work: (started: z.infer<typeof startedSchema>) => Promise<void>,
): Promise<void> {
  expect(commands).toContain(command)
  const [, , , ...args] = command.replace(' --', '').split(' ')
  const child = spawnRelayer(args)
  const ended = once(child, 'exit')
  const messages: string[] = []
  try {
    const started = await new Promise<z.infer<typeof startedSchema>>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`It exited with ${code}`)))
      if (child.stdout)
        createInterface({ input: child.stdout }).on('line', (line) => {
          const { msg, ...details } = lineSchema.parse(JSON.parse(line))
          messages.push(msg)
          if (msg === 'Relaying') resolve(startedSchema.parse(details))
        })
    })
    await work(started)
  } finally {
    child.kill('SIGINT')
  }
  expect(await ended).toEqual([0, null])
  expect(messages.at(-1)).toBe('Stopped')
}

describe('the page about the relayer', { timeout }, () => {
  it('has a command for a local network, and one that shows that it is ready', async () => {
    await runCommand('npm run relay', async ({ url, senders }) => {
      expect(senders).toEqual([richAccount.address])
      const page = 'http://127.0.0.1:9464/ready'
      expect(commands).toContain(`curl ${page}`)
      await expect
        .poll(async () => (await fetch(page.replace('http://127.0.0.1:9464', url))).status, {
          timeout: 20_000,
        })
        .toBe(200)
    })
  })

  it('has a command for live chains, with an encrypted key', async () => {
    await runCommand(
      'npm run relay -- --manifest deployments/testnet.json --keystore key.json --password-file password',
      async ({ senders }) => expect(senders).toEqual([richAccount.address]),
    )
  })

  it('has a row for each setting, with its variable and its key', () => {
    const page = readFileSync(join(repository, 'docs', 'relayer.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `(--[\w-]+) [^`]+` \| `(\w+)` \| `(\w+)` \|/gm)].map(
      ([, flag, variable, key]) => ({ flag, variable, key }),
    )
    expect(rows).toEqual(
      relayerProgram({ name: 'relay' })
        .options.filter(({ envVar }) => envVar)
        .map((option) => ({
          flag: option.long,
          variable: option.envVar,
          key: option.attributeName(),
        })),
    )
  })
})
