import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestNode } from '../../ecosystem/anvil/requestNode'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'

const timeout = 60_000
const repository = join(__dirname, '..', '..')
const project = join(__dirname, 'hardhat')

let ecosystem: StakingEcosystem
let urls: ReturnType<typeof chainUrls>
let output: string

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'interstake-test-'))
  for (const artifacts of ['artifacts', 'artifacts-zk'])
    await cp(
      join(repository, 'artifacts', 'contracts', 'test', 'MessageSender.sol'),
      join(output, artifacts, 'contracts', 'test', 'MessageSender.sol'),
      { recursive: true },
    )
  await mockZksolc()
  ecosystem = await createStakingEcosystem()
  urls = chainUrls(ecosystem)
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  await rm(output, { recursive: true })
})

/**
 * The compiler is a download. This one has compiled a contract, whose bytecode has the length of zksolc's and is never
 * run, and links nothing.
 */
async function mockZksolc() {
  const program = `#!/usr/bin/env node
console.log(process.argv.includes('--version') ? 'zksolc v1.5.12' : '{}')
`
  await writeFile(join(output, 'zksolc'), program, { mode: 0o755 })
  const directory = join(output, 'artifacts-zk', 'contracts', 'Zksolc.sol')
  await mkdir(directory, { recursive: true })
  const bytecode = `0x${'00'.repeat(32)}`
  await writeFile(
    join(directory, 'Zksolc.json'),
    JSON.stringify({
      _format: 'hh-zksolc-artifact-1',
      contractName: 'Zksolc',
      sourceName: 'contracts/Zksolc.sol',
      abi: [],
      bytecode,
      deployedBytecode: bytecode,
      linkReferences: {},
      deployedLinkReferences: {},
      factoryDeps: {},
    }),
  )
}

/** What a script of the project prints last, as JSON. */
async function run(script: string, network: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(repository, 'node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'),
      ...['--config', join(project, 'hardhat.config.ts'), '--network', network],
      ...['run', '--no-compile', join(project, 'scripts', script)],
    ],
    {
      cwd: repository,
      env: { ...process.env, SOURCE_URL: urls.source, GATEWAY_URL: urls.gateway, OUTPUT: output },
    },
  )
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}

const codeAt = (address: unknown) =>
  requestNode(new URL(urls.source).host, 'eth_getCode', [address, 'latest'])

describe('hardhat --network', { timeout }, () => {
  it('deploys and calls a contract', async () => {
    const result = await run('plain.ts', 'plain')
    expect(result).toMatchObject({ messages: 1 })
    expect(await codeAt(Object(result).address)).toMatch(/^0x60/)
  })
})

describe('the plugins of Matter Labs', { timeout }, () => {
  it('send transactions of type 0x71 and deploy EVM bytecode; bytecode of zksolc is rejected with the reason', async () => {
    const result = await run('zksync.ts', 'zksync')
    expect(result).toMatchObject({
      type: 0x71,
      zksolc: expect.stringContaining('bytecode of zksolc for the EraVM'),
      // The plugin's own refusal: its deployer takes nothing but zksolc's.
      solc: expect.stringContaining('not compiled by zksolc'),
    })
    expect(await codeAt(Object(result).address)).toMatch(/^0x60/)
  })
})
