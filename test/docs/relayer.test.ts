import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encryptKeystoreJsonSync } from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { relayerProgram } from '../../relayer/cli/relayerProgram'
import { readSnippets } from './readSnippets'
import { runRelay, type StartedRelayer } from './runRelay'

const repository = join(__dirname, '..', '..')
const timeout = 60_000

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

async function runCommand(
  command: string,
  work: (started: StartedRelayer) => Promise<void>,
): Promise<void> {
  expect(commands).toContain(command)
  await runRelay(command, directory, work)
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
