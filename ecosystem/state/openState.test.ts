import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberToHex, zeroHash } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chainTable } from '../config/chains'
import { openState, type State } from './openState'

/** No process of ours, nor of anybody else: ids end below that. */
const noProcess = 2 ** 30

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
  const state = openState(path)
  states.push(state)
  return state
}

const deployment = { address: numberToHex(0xa1, { size: 20 }), blockNumber: 1 }

const ecosystem: Parameters<State['save']>[0] = {
  genesisTime: 1_700_000_000,
  stakingChains: 1,
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

/** As a program leaves it that has run an ecosystem. */
function keep(): void {
  const state = open()
  for (const chain of chainTable(ecosystem)) state.store(chain).close()
  state.save(ecosystem)
  state.close()
}

describe('openState', () => {
  it('begins with nothing in a new folder, which it makes', () => {
    const path = join(directory, 'some', 'where')
    expect(open(path).saved).toBeNull()
    expect(existsSync(path)).toBe(true)
  })

  it('goes on with what was saved', () => {
    keep()
    expect(open().saved).toEqual({ version: 1, ...ecosystem })
  })

  it('gives each chain a store of its own, which is there again', () => {
    const [gateway, staking] = chainTable(ecosystem)
    if (!gateway || !staking) throw new Error('There are no such chains')
    const state = open()
    const [one, other] = [state.store(gateway), state.store(staking)]
    one.addBlock({ number: 1n, hash: zeroHash, timestamp: 1n, transactions: [] })
    for (const store of [one, other]) store.close()
    const [same, empty] = [state.store(gateway), state.store(staking)]
    expect(same.read().blocks).toMatchObject([{ number: 1 }])
    expect(empty.read().blocks).toEqual([])
    for (const store of [same, empty]) store.close()
  })

  it('removes what is left of a start that was interrupted before it was saved', () => {
    mkdirSync(join(directory, 'chain-506'))
    writeFileSync(join(directory, 'chain-506', 'journal-0'), 'begun')
    writeFileSync(join(directory, 'ecosystem.json.new'), '{"version"')
    expect(open().saved).toBeNull()
    expect(readdirSync(directory)).toEqual(['lock'])
  })

  it('refuses a folder with other things, names one, and leaves all as it is', () => {
    writeFileSync(join(directory, 'thesis.txt'), 'all of it')
    mkdirSync(join(directory, 'chain-506'))
    expect(() => open()).toThrow(
      `${directory} holds other things (thesis.txt). Name an empty or a new folder.`,
    )
    expect(readdirSync(directory).toSorted()).toEqual(['chain-506', 'thesis.txt'])
  })

  it('refuses an ecosystem that lacks a chain, names it, and says what to do', () => {
    keep()
    rmSync(join(directory, 'chain-34234'), { recursive: true })
    expect(() => open()).toThrow(
      /chain-34234 is missing: what happened on staking1 is lost.*Bring the folder back, or start with another one/,
    )
  })

  it.each([
    ['{"version"', 'SyntaxError'],
    ['{"version":2}', 'written by another version of this program'],
    ['{"version":1,"genesisTime":1,"stakingChains":1}', 'manifest'],
  ])('refuses what it cannot read: %s', (text, reason) => {
    writeFileSync(join(directory, 'ecosystem.json'), text)
    expect(() => open()).toThrow(reason)
    expect(() => open()).toThrow(/ecosystem\.json cannot be used: .* Start with another folder\.$/s)
  })
})

describe('an open folder', () => {
  it('is of one process alone, until it is closed', () => {
    const state = open()
    expect(() => open()).toThrow(
      `${directory} is in use by process ${process.pid}: stop that first, or name another folder.`,
    )
    state.close()
    expect(readdirSync(directory)).toEqual([])
    open()
  })

  it.each([
    ['is gone', String(noProcess)],
    ['had our number', String(process.pid)],
    ['was killed while it locked it', ''],
  ])('is free again when the process that had it %s', (_, lock) => {
    writeFileSync(join(directory, 'lock'), lock)
    expect(open().saved).toBeNull()
  })

  it('is not free while the process of somebody else has it', () => {
    // That of another user is refused to us, unless we are root: so that refusal is a mock.
    const refusal = Object.assign(new Error('kill EPERM'), { code: 'EPERM' })
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw refusal
    })
    try {
      writeFileSync(join(directory, 'lock'), '1')
      expect(() => open()).toThrow('in use by process 1')
    } finally {
      kill.mockRestore()
    }
  })

  it('is not left locked by who could not use it', () => {
    writeFileSync(join(directory, 'thesis.txt'), 'all of it')
    expect(() => open()).toThrow('thesis.txt')
    rmSync(join(directory, 'thesis.txt'))
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

  it('is kept in one that is gone when it is closed', () => {
    const state = open(null)
    expect(state.saved).toBeNull()
    expect(readdirSync(directory)).toHaveLength(1)
    state.close()
    expect(readdirSync(directory)).toEqual([])
  })
})
