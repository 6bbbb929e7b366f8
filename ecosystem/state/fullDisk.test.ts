import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { staker } from '../test/staker'

const timeout = 120_000

let directory: string
let programs: ChildProcess[]

beforeEach(() => {
  programs = []
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(async () => {
  for (const program of programs) await end(program, 'SIGKILL')
  if (isMounted) execFileSync('umount', [directory])
  isMounted = false
  rmSync(directory, { recursive: true })
})

let isMounted = false

function mount(): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', directory], { stdio: 'ignore' })
  isMounted = true
}

function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' })
    execFileSync('umount', [path])
    return true
  } catch {
    return false
  } finally {
    rmSync(path, { recursive: true })
  }
}

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A way to fill the disk, and to free it again. */
type Disk = {
  fill: (program: ChildProcess) => void
  empty: (program: ChildProcess) => void
  reason: string
}

const filler = () => join(directory, 'filler')

/** Until it is full: a network may write meanwhile. */
function fillDisk(): void {
  const file = openSync(filler(), 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096))
  } catch (error) {
    expect(error).toHaveProperty('code', 'ENOSPC')
  } finally {
    closeSync(file)
  }
}

const disks: [name: string, isPossible: boolean, prepare: () => void, disk: Disk][] = [
  [
    'a full disk',
    canMount(),
    mount,
    {
      fill: fillDisk,
      empty: () => rmSync(filler()),
      reason: 'no space left on device (ENOSPC)',
    },
  ],
  [
    'a limit on the size of files',
    hasPrlimit(),
    () => {},
    {
      fill({ pid }) {
        // More bytes than the overwritten position takes, and fewer than any journal has.
        execFileSync('prlimit', ['--pid', String(pid), '--fsize=256:unlimited'])
      },
      empty({ pid }) {
        execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited'])
      },
      reason: 'file too large (EFBIG)',
    },
  ],
]

const readySchema = z.object({
  accounts: z.array(z.custom<`0x${string}`>()),
  adminUrl: z.string(),
  chains: z.array(z.object({ name: z.string(), id: z.number(), rpcUrl: z.string() })),
  manifest: z.custom<Parameters<typeof staker>[0]['manifest']>(),
})

function launch() {
  const text = `
    const { stakingPreset } = require('./ecosystem')
    const { toNetwork } = require('./ecosystem/cli/LoadedNetwork')
    const { runEcosystem } = require('./ecosystem/cli/runEcosystem')
    const options = { ...stakingPreset(), state: process.argv[1], portOffset: null }
    const network = toNetwork({ protocol: 'zksync', options })
    runEcosystem(network, async (ecosystem, { onEvent }) => {
      onEvent((event) => console.error(event))
      console.log(JSON.stringify(ecosystem))
      return async () => {}
    })
  `
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', '-e', text, join(directory, 'state')],
    {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  programs.push(program)
  let errors = ''
  program.stderr.on('data', (data) => {
    errors += data
  })
  return {
    program,
    errors: () => errors,
    async ready() {
      const [line] = await Promise.race([
        once(createInterface({ input: program.stdout }), 'line'),
        once(program, 'close').then(() => Promise.reject(new Error(errors))),
      ])
      return readySchema.parse(JSON.parse(line))
    },
  }
}

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (program.exitCode === null && program.signalCode === null) {
    const closed = once(program, 'close')
    program.kill(signal)
    await closed
  }
  return program.exitCode
}

async function ask(url: string, method: string, ...params: unknown[]) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(url, { method: 'POST', body })
  return { status: response.status, ...z.looseObject({}).parse(await response.json()) }
}

for (const [name, isPossible, prepare, disk] of disks)
  describe.skipIf(!isPossible)(name, { timeout }, () => {
    it('is reported, loses nothing that was acknowledged, and ends as soon as there is space', async () => {
      prepare()
      const { program, ready, errors } = launch()
      const { chains, adminUrl, ...info } = await ready()
      const source = chains.find((chain) => chain.name === 'staking1')?.rpcUrl ?? ''
      const before = staker(info, 0)
      const kept = await before.deposit()
      await before.until(kept)

      disk.fill(program)
      // What is pending when the disk is full is not acknowledged.
      const onItsWay = staker(info, 1)
        .deposit()
        .catch((error: Error) => error)
      const refusal = await vi.waitFor(async () => {
        const answer = await ask(source, 'eth_sendRawTransaction', '0x02')
        expect(answer).toMatchObject({ status: 503 })
        return answer
      }, timeout)
      expect(refusal).toMatchObject({
        error: { code: -32002, message: expect.stringContaining(disk.reason) },
      })
      expect(await ask(source, 'anvil_setBalance', info.accounts[0], '0x1')).toMatchObject({
        error: { code: -32002, message: expect.stringContaining(join(directory, 'state')) },
      })
      expect(await ask(adminUrl, 'interstake_mine', 1)).toMatchObject({ error: { code: -32002 } })
      expect(await ask(source, 'eth_getTransactionReceipt', kept)).toMatchObject({
        result: { transactionHash: kept },
      })
      expect(await ask(adminUrl, 'interstake_getStatus')).toMatchObject({ status: 200 })
      expect(errors()).toMatch(/cannot be written: .*Transactions are rejected until it can be/)

      disk.empty(program)
      await vi.waitFor(() => expect(errors()).toContain('Transactions are accepted.'), timeout)
      await onItsWay
      const after = staker(info, 2)
      const hash = await after.deposit()
      await after.until(hash)

      disk.fill(program)
      // Not awaited: a transaction that was accepted before has no receipt as long as the disk is full.
      staker(info, 3)
        .deposit()
        .catch(() => {})
      await vi.waitFor(
        () => expect(errors().match(/Transactions are rejected until it can be/g)).toHaveLength(2),
        timeout,
      )
      // On the first signal, and nodes with it.
      expect(await end(program, 'SIGTERM')).toBe(0)
      if (isMounted) disk.empty(program)

      const again = await launch().ready()
      for (const [index, each] of [kept, hash].entries()) {
        const { until, mint, reward } = staker(again, index === 0 ? 0 : 2)
        await until(each)
        await mint(each)
        expect(await reward()).toBeGreaterThan(0n)
      }
    })
  })

describe.skipIf(!canMount())('a start on a full disk', { timeout }, () => {
  it('fails immediately with the file and the reason', async () => {
    mount()
    const first = launch()
    await first.ready()
    await end(first.program, 'SIGTERM')
    fillDisk()
    const { program, errors } = launch()
    await once(program, 'close')
    expect(program.exitCode).toBe(1)
    expect(errors()).toContain(join(directory, 'state'))
    expect(errors()).toContain('no space left on device (ENOSPC)')
    expect(errors()).not.toMatch(/\n\s+at /)
  })
})
