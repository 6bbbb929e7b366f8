import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { numberToHex, zeroHash } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { allChains } from '../config/chains'
import { stakingTable } from '../presets/stakingTable'
import { openState, type State } from './openState'

let directory: string
let states: State[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  states = []
})

afterEach(() => {
  for (const state of states) state.close()
  rmSync(directory, { recursive: true })
})

function open(path: string | null = directory): State {
  const state = openState(path, { protocol: 'zksync' })
  states.push(state)
  return state
}

const deployment = { address: numberToHex(0xa1, { size: 20 }), blockNumber: 1 }

const ecosystem = {
  genesisTime: 1_700_000_000,
  ...stakingTable(1),
  protocol: 'zksync' as const,
  adding: null,
  manifest: {
    environment: 'local',
    settlementLayer: { name: 'gateway', chainId: 506, rpcUrl: 'http://127.0.0.1:3150' },
    stakingChains: [
      { name: 'staking1', chainId: 34234, rpcUrl: 'http://127.0.0.1:3050', staking: deployment },
    ],
    rewardsChain: {
      ...{ name: 'rewards', chainId: 37427, rpcUrl: 'http://127.0.0.1:3350', token: deployment },
    },
  },
}

/** A directory as left by a program that ran an ecosystem, or was killed before it was ready. */
function saveState(network: Parameters<State['save']>[0] = ecosystem): void {
  const state = open()
  state.save({ ...network, manifest: null })
  for (const chain of allChains(network)) state.store(chain).close()
  if (network.manifest) state.save(network)
  state.close()
}

/** Every file in the folder, with its contents. */
function contents(): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        relative(directory, join(parentPath, name)),
        readFileSync(join(parentPath, name), 'utf8'),
      ]),
  )
}

/** Expects that opening fails with a reason, and changes no file. */
function expectRefused(reason: string | RegExp): void {
  const before = contents()
  expect(() => open()).toThrow(reason)
  expect(contents()).toEqual(before)
}

const holders: ChildProcess[] = []

afterEach(async () => {
  await Promise.all(holders.splice(0).map(kill))
})

/** Starts a process that has the folder open; rejects if it cannot open it. */
async function hold(): Promise<ChildProcess> {
  const text = `
    const { openState } = require('./ecosystem/state/openState')
    openState(process.argv[1], { protocol: 'zksync' })
    setInterval(() => {}, 1000)
    console.log('open')
  `
  const holder = spawn(process.execPath, ['--import', 'tsx', '-e', text, directory], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  holders.push(holder)
  const closed = once(holder, 'close').then(() => {
    throw new Error('It is in use')
  })
  await Promise.race([once(holder.stdout, 'data'), closed])
  return holder
}

async function kill(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return
  holder.kill('SIGKILL')
  await once(holder, 'exit')
}

describe('openState', () => {
  it('creates a new folder without a saved network', () => {
    const path = join(directory, 'some', 'where')
    expect(open(path).saved).toBeNull()
    expect(existsSync(path)).toBe(true)
  })

  it('returns the saved network', () => {
    saveState()
    expect(open().saved).toMatchObject(ecosystem)
  })

  it('opens a separate, persistent store for each chain', async () => {
    const [gateway, staking] = allChains(ecosystem)
    if (!gateway || !staking) throw new Error('There are no such chains')
    const state = open()
    const [one, other] = [state.store(gateway), state.store(staking)]
    await one.addBlock({ number: 1n, hash: zeroHash, timestamp: 1n, transactions: [] })
    for (const store of [one, other]) store.close()
    const [same, empty] = [state.store(gateway), state.store(staking)]
    expect(same.read().blocks).toMatchObject([{ number: 1 }])
    expect(empty.read().blocks).toEqual([])
    for (const store of [same, empty]) store.close()
  })

  it('cleans up after an interrupted first start', () => {
    saveState({ ...ecosystem, manifest: null })
    writeFileSync(join(directory, 'ecosystem.json.new'), '{"version"')
    expect(open().saved).toBeNull()
    expect(readdirSync(directory).filter((name) => name.startsWith('chain-'))).toEqual([])
  })

  it('starts in a folder of a process that was killed before saving', () => {
    open().close()
    writeFileSync(join(directory, 'ecosystem.json.new'), '{"version"')
    expect(open().saved).toBeNull()
  })

  it.each([
    ['chain-506/notes.txt', 'all of it'],
    ['chain-506/journal-0', '0123456789abcdef0123456789abcdef {"version":2}\n'],
    ['chain-34234/journal-7', 'mine\n'],
  ])('does not remove foreign files after an interrupted first start: %s', (name, text) => {
    saveState({ ...ecosystem, manifest: null })
    writeFileSync(join(directory, name), text)
    expect(() => open()).toThrow(/contains other files.*Use an empty or new directory/)
    expect(readFileSync(join(directory, name), 'utf8')).toBe(text)
  })

  it.each([
    ['thesis.txt', 'thesis.txt'],
    ['logs/gateway.log', 'logs'],
    ['ecosystem.json.new', 'ecosystem.json.new'],
    ['lock', 'lock'],
    ['temporary.lock', 'temporary.lock'],
  ])('rejects a folder with other files, naming one, and changes nothing: %s', (name, named) => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), 'all of it')
    expectRefused(
      `${directory} contains other files (${named}). Use an empty or new directory. Nothing was changed.`,
    )
  })

  it('rejects chains without ecosystem.json, and changes nothing', () => {
    saveState()
    rmSync(join(directory, 'ecosystem.json'))
    expectRefused(`${join(directory, 'ecosystem.json')} is missing. Restore that file`)
    rmSync(join(directory, 'lock'))
    expectRefused('Nothing was changed.')
  })

  it('rejects an ecosystem without one of its chains, naming it and the remedy', () => {
    saveState()
    rmSync(join(directory, 'chain-34234'), { recursive: true })
    expectRefused(
      /chain-34234 is missing: the history of staking1 is lost.*Restore it from a backup, or use another directory/,
    )
  })

  it('rejects an unknown chain', () => {
    saveState()
    mkdirSync(join(directory, 'chain-5328'))
    expectRefused(/chain-5328 belongs to a chain that .*ecosystem.json does not list/)
  })

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a link', (path: string) => symlinkSync(tmpdir(), path)],
  ])('rejects %s in place of a chain', (_, put) => {
    saveState()
    rmSync(join(directory, 'chain-34234'), { recursive: true })
    put(join(directory, 'chain-34234'))
    expectRefused('chain-34234 is not a directory')
  })

  it('rejects a link in place of its own file', () => {
    saveState()
    const file = join(directory, 'ecosystem.json')
    renameSync(file, join(directory, 'elsewhere'))
    symlinkSync(join(directory, 'elsewhere'), file)
    expectRefused('ecosystem.json is not a file')
  })

  it('refuses a network of another protocol', () => {
    saveState()
    expect(() => openState(directory, { protocol: 'superchain' })).toThrow(
      'contains a network of protocol zksync, not superchain. Use another directory, or the option --protocol zksync.',
    )
  })

  it('completes a chain whose addition was interrupted', () => {
    saveState()
    const state = open()
    const { chains } = stakingTable(2)
    state.save({ ...ecosystem, chains, adding: 5328 })
    state.close()
    expect(open().saved).toMatchObject({ chains, adding: 5328 })
  })

  it.each([
    ['{"version"', /ecosystem\.json is damaged or was edited/],
    ['{"version":5,"genesisTime":1,"chains":[]}', /ecosystem\.json is damaged or was edited/],
    ['{"version":2}', /has format 2, but this version of the program reads format 5/],
  ])('rejects unreadable contents: %s', (text, reason) => {
    writeFileSync(join(directory, 'ecosystem.json'), text)
    writeFileSync(join(directory, 'lock'), 'of another program')
    expectRefused(reason)
  })

  it.each([
    ['"id": 34234', '"id": 34235'],
    ['"genesisTime": 1700000000', '"genesisTime": 1700000001'],
    ['00a1"', '00a2"'],
  ])('detects that %s was changed to %s', (is, was) => {
    saveState()
    const file = join(directory, 'ecosystem.json')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(is)
    writeFileSync(file, text.replace(is, was))
    expectRefused(/ecosystem\.json is damaged or was edited.*another directory\.$/)
  })

  it.each([
    ['a file', 'file', 'it is not a directory'],
    ['a path below a file', 'file/state', 'it is not a directory'],
    ['a name that is too long', 'n'.repeat(300), 'name too long (ENAMETOOLONG)'],
    ['a place without files', '../../../../../../proc/state', 'no such file or directory (ENOENT)'],
  ])('rejects %s with the reason', (_, name, reason) => {
    writeFileSync(join(directory, 'file'), 'all of it')
    expect(() => open(join(directory, name))).toThrow(
      `The network cannot be persisted in ${join(directory, name)}: ${reason}. Choose another directory with --state.`,
    )
    expect(contents()).toEqual({ file: 'all of it' })
  })
})

describe('an open folder', () => {
  it('is locked by one process until it is closed', () => {
    const state = open()
    expect(() => open()).toThrow(
      `${directory} is in use by process ${process.pid}. Stop it first, or use another directory.`,
    )
    state.close()
    open()
  })

  it('is unlocked when its process is killed, and then locked by one process', async () => {
    const holder = await hold()
    expect(() => open()).toThrow(`${directory} is in use by process ${holder.pid}`)
    await kill(holder)
    const race = await Promise.allSettled(Array.from({ length: 4 }, hold))
    const winners = race.filter(({ status }) => status === 'fulfilled')
    expect(winners).toHaveLength(1)
    expect(() => open()).toThrow('is in use by process')
  })

  it.each([
    ['has our number', `interstake ${process.pid}\n`],
    ['has a number that another process has by now', 'interstake 1\n'],
    ['was killed while it locked it', ''],
  ])('is unlocked if it was locked by a process that %s', (_, text) => {
    writeFileSync(join(directory, 'lock'), text)
    expect(open().saved).toBeNull()
  })

  it('is not locked after a failed attempt', () => {
    saveState()
    renameSync(join(directory, 'chain-34234'), join(directory, 'elsewhere'))
    expect(() => open()).toThrow('is missing')
    renameSync(join(directory, 'elsewhere'), join(directory, 'chain-34234'))
    open()
  })

  it('can be closed twice', () => {
    const state = open()
    state.close()
    state.close()
  })
})

describe('an ecosystem without a folder', () => {
  beforeEach(() => {
    vi.stubEnv('TMPDIR', directory)
  })

  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('uses a temporary one, which is removed when closed', () => {
    const state = open(null)
    expect(state.saved).toBeNull()
    expect(readdirSync(directory)).toHaveLength(1)
    state.close()
    expect(readdirSync(directory)).toEqual([])
  })
})
