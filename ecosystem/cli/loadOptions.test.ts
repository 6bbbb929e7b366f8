import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stakingTable } from '../presets/stakingTable'
import { superchainStakingTable } from '../presets/superchainStaking'
import { superchainOptionsSchema } from '../superchain/options'
import { optionsSchema } from '../zksync/options'
import { ecosystemCommand } from './command'
import { loadOptions } from './loadOptions'

let directory: string
let empty: string

const config = `
  export default {
    settlementLayer: { name: 'gateway', id: 506, port: 4000 },
    chains: [{ name: 'first', id: 10, port: 4001 }],
    pace: 'realistic',
    async onReady() { return 'deployed' },
  }
`

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  empty = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  writeFileSync(join(directory, 'interstake.config.mjs'), config)
  writeFileSync(join(directory, 'broken.mjs'), 'export default {')
  writeFileSync(join(directory, 'named.mjs'), 'export const chains = []')
})

afterAll(() => {
  for (const path of [directory, empty]) rmSync(path, { recursive: true })
})

const loadAny = (from: string, ...flags: string[]) =>
  loadOptions(ecosystemCommand('fast').parse(flags, { from: 'user' }), { directory: from })

/** The options of a network of ZKsync chains. */
async function load(from: string, ...flags: string[]) {
  const loaded = await loadAny(from, ...flags)
  if (loaded.protocol !== 'zksync') throw new Error('They are those of another protocol')
  return loaded.options
}

describe('loadOptions', () => {
  it('omits the flags of the program itself', async () => {
    const program = ecosystemCommand('fast').option('--json').option('--manifest <file>')
    const command = program.parse(['--json', '--manifest', 'm.json'], { from: 'user' })
    const { options } = await loadOptions(command, { directory: empty })
    expect(Object.keys(options)).not.toContain('json')
    expect(optionsSchema.safeParse(options).error).toBeUndefined()
  })

  it('defaults to the chains of the staking dApp', async () => {
    const options = await load(empty)
    expect(options).toMatchObject({ defaultTable: stakingTable(), pace: 'fast', portOffset: 0 })
    expect(optionsSchema.parse(options)).toMatchObject({ host: '127.0.0.1' })
  })

  it('accepts a number of staking chains, and free ports', async () => {
    expect(await load(empty, '--staking-chains', '3', '--port-offset', 'auto')).toMatchObject({
      ...stakingTable(3),
      portOffset: null,
    })
  })

  it('loads the options of a network of the Superchain', async () => {
    const loaded = await loadAny(
      empty,
      ...[
        '--protocol',
        'superchain',
        '--auto-relay',
        '--message-expiry',
        '60',
        '--block-time',
        '2',
      ],
    )
    expect(loaded).toMatchObject({
      protocol: 'superchain',
      options: {
        ...{ autoRelay: true, messageExpiry: 60, blockTime: 2, pace: 'fast' },
        defaultTable: superchainStakingTable(),
      },
    })
    expect(superchainOptionsSchema.safeParse(loaded.options).error).toBeUndefined()
  })

  it.each([
    [['--auto-relay'], '--auto-relay belongs to --protocol superchain'],
    [['--block-time', '2'], '--block-time belongs to --protocol superchain'],
    [
      ['--protocol', 'zksync', '--preset', 'superchain-local'],
      'does not belong to --protocol zksync',
    ],
    [
      ['--protocol', 'superchain', '--preset', 'zksync-local'],
      'does not belong to --protocol superchain',
    ],
  ])('rejects %j', async (flags, reason) => {
    await expect(loadAny(empty, ...flags)).rejects.toThrow(reason)
  })

  it('takes the protocol from a preset that has only one', async () => {
    expect(await loadAny(empty, '--preset', 'superchain-local', '--auto-relay')).toMatchObject({
      protocol: 'superchain',
      options: { autoRelay: true },
    })
    expect(await loadAny(empty, '--preset', 'zksync-local')).toMatchObject({ protocol: 'zksync' })
  })

  it('accepts another preset by its name', async () => {
    const { onReady, chains } = await load(directory, '--preset', 'zksync-local')
    expect({ onReady, chains }).toEqual({})
  })

  it('reads the configuration file of the directory; flags override it', async () => {
    const { onReady, ...options } = await load(directory, '--host', '::1')
    expect(options).toMatchObject({
      chains: [{ name: 'first', id: 10, port: 4001 }],
      pace: 'realistic',
      host: '::1',
    })
    expect(onReady).toBeInstanceOf(Function)
    expect((await load(directory, '--pace', 'instant')).pace).toBe('instant')
  })

  it('reads a configuration file by its path', async () => {
    const path = join(directory, 'interstake.config.mjs')
    expect(await load(empty, '--config', path)).toMatchObject({ pace: 'realistic' })
  })

  it.each([
    [['--config', 'nowhere.mjs'], 'nowhere.mjs does not exist.'],
    [['--config', 'broken.mjs'], 'broken.mjs cannot be loaded: '],
    [['--config', 'named.mjs'], 'named.mjs has no default export with options of a network.'],
    [['--config', 'interstake.config.mjs', '--staking-chains', '3'], '--staking-chains belongs to'],
    [['--preset', 'zksync-local', '--staking-chains', '3'], 'not to zksync-local.'],
  ])('rejects %j: %s', async (flags, reason) => {
    const paths = flags.map((flag) => (flag.endsWith('.mjs') ? join(directory, flag) : flag))
    await expect(load(empty, ...paths)).rejects.toThrow(reason)
  })
})
