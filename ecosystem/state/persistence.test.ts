import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { createPublicClient, createTestClient, type Hash, http, parseEther } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemAddresses } from '../../interop'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'

const timeout = 60_000

let directory: string
let ecosystem: StakingEcosystem | undefined
let program: ChildProcess | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(async () => {
  program?.kill('SIGKILL')
  await ecosystem?.stop()
  ecosystem = undefined
  rmSync(directory, { recursive: true })
})

async function start(): Promise<StakingEcosystem> {
  ecosystem = await createStakingEcosystem({ state: directory })
  return ecosystem
}

async function stop(): Promise<void> {
  await ecosystem?.stop()
  ecosystem = undefined
}

async function restart(): Promise<StakingEcosystem> {
  await stop()
  return start()
}

/** Starts it in a separate process, which can be killed. */
async function startElsewhere(): Promise<Pick<StakingEcosystem, 'manifest' | 'accounts'>> {
  const text = `
    const { createEcosystem, stakingPreset } = require('./ecosystem')
    createEcosystem({ ...stakingPreset(), state: ${JSON.stringify(directory)} }).then(({ manifest, accounts }) =>
      console.log(JSON.stringify({ manifest, accounts })))
  `
  program = spawn(process.execPath, ['--import', 'tsx', '-e', text], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!program.stdout) throw new Error('It prints nothing')
  const [line] = await once(createInterface({ input: program.stdout }), 'line')
  return JSON.parse(line)
}

async function killElsewhere(): Promise<void> {
  const killed = program
  program = undefined
  if (!killed) return
  killed.kill('SIGKILL')
  await once(killed, 'close')
}

/** Every block of every chain. */
async function history({ chains }: StakingEcosystem) {
  return Promise.all(
    chains.map(async ({ name, rpcUrl }) => {
      const client = createPublicClient({ transport: http(rpcUrl) })
      const head = await client.getBlockNumber()
      const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
      const blocks = await Promise.all(
        numbers.map((blockNumber) => client.getBlock({ blockNumber })),
      )
      return { name, hashes: blocks.map(({ hash }) => hash) }
    }),
  )
}

/** The same once everything has settled, so that no blocks are added after a restart. */
async function quietHistory(ecosystem: StakingEcosystem) {
  return vi.waitFor(async () => {
    const blocks = await history(ecosystem)
    await delay(600)
    expect(await history(ecosystem)).toEqual(blocks)
    return blocks
  }, timeout)
}

const journalOf = (chainId: number) => {
  const folder = join(directory, `chain-${chainId}`)
  const name = readdirSync(folder).find((file) => file.startsWith('journal-'))
  return join(folder, name ?? '')
}

describe('an ecosystem with a state', { timeout }, () => {
  it('resumes with the same blocks, nonces, balances, proofs and rewards', async () => {
    const before = await start()
    const { deposit, until, inclusion, mint, source, account } = staker(before)
    const hash = await deposit()
    await until(hash)
    await mint(hash)
    const proof = await inclusion(hash)
    const [nonce, balance, past] = await Promise.all([
      source.getTransactionCount({ address: account }),
      source.getBalance({ address: account }),
      source.getBalance({ address: account, blockNumber: 0n }),
    ])
    const blocks = await quietHistory(before)

    const after = await restart()
    expect(await history(after)).toEqual(blocks)
    expect({
      ...after.manifest.rewardsChain.token,
      ...after.manifest.stakingChains[0]?.staking,
    }).toEqual({
      ...before.manifest.rewardsChain.token,
      ...before.manifest.stakingChains[0]?.staking,
    })
    const again = staker(after)
    expect(await again.inclusion(hash)).toEqual(proof)
    expect(await again.verifies(hash)).toBe(true)
    expect(await again.reward()).toBe(parseEther('1'))
    expect(await again.source.getTransactionCount({ address: account })).toBe(nonce)
    expect(await again.source.getBalance({ address: account })).toBe(balance)
    expect(await again.source.getBalance({ address: account, blockNumber: 0n })).toBe(past)
    await expect(again.mint(hash)).rejects.toThrow('InteropTokenAlreadyMinted')

    const another = staker(after, 1)
    const next = await another.deposit()
    await another.until(next)
    await another.mint(next)
    expect(await another.reward()).toBe(parseEther('1'))
  })

  it('settles messages that were pending when it stopped, in any stage', async () => {
    const first = await start()
    const admin = (method: string) =>
      fetch(first.adminUrl ?? '', {
        method: 'POST',
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
      })
    const hashes: Hash[] = [await staker(first, 0).deposit()]
    await staker(first, 0).until(hashes[0] ?? '0x')
    await admin('interstake_pauseSettlement')
    hashes.push(await staker(first, 1).deposit(), await staker(first, 2, 1).deposit())
    await restart()
    if (!ecosystem) throw new Error('It has been started')
    for (const [index, hash] of hashes.entries()) {
      const { until, mint, reward } = staker(ecosystem, index, index === 2 ? 1 : 0)
      await until(hash)
      await mint(hash)
      expect(await reward()).toBe(parseEther('1'))
    }
  })

  it('keeps mutations of developers: balances, code, time', async () => {
    const { source: before } = staker(await start())
    const address = '0x00000000000000000000000000000000000000a1'
    const request = (client: typeof before, method: string, params: unknown[]) =>
      client.request<{ Method: string; Parameters: unknown; ReturnType: unknown }>({
        method,
        params,
      })
    await request(before, 'anvil_setBalance', [address, '0x1234'])
    await request(before, 'anvil_setCode', [address, '0x600160005260206000f3'])
    await request(before, 'evm_increaseTime', [100_000])
    await request(before, 'evm_mine', [])
    await request(before, 'anvil_setBalance', [address, '0xde0b6b3a7640000'])
    const { timestamp } = await before.getBlock()

    const { source: after } = staker(await restart())
    expect(await after.getBalance({ address })).toBe(parseEther('1'))
    expect(await after.getCode({ address })).toBe('0x600160005260206000f3')
    await request(after, 'evm_mine', [])
    const next = await after.getBlock()
    expect(next.timestamp).toBeGreaterThanOrEqual(timestamp)
    expect(next.timestamp - timestamp).toBeLessThan(60n)
  })

  it('completes an interrupted addition of a chain while mining is disabled', async () => {
    const { chains } = await start()
    const [gateway] = chains
    const client = createPublicClient({ transport: http(gateway?.rpcUrl) })
    const request = (method: string, params: unknown[] = []) =>
      client.request<{ Method: string; Parameters: unknown; ReturnType: unknown }>({
        method,
        params,
      })
    await request('evm_setAutomine', [false])
    const adding = ecosystem?.addChain()
    await expect
      .poll(async () => JSON.stringify(await request('txpool_content')), { timeout, interval: 20 })
      .toContain(`"to":"${systemAddresses.bridgehub}`)
    await Promise.all([stop(), expect(adding).rejects.toThrow()])

    const after = await start()
    expect(after.chains.map(({ name }) => name)).toContain('staking3')
    const [layer] = after.chains
    const again = createTestClient({ mode: 'anvil', transport: http(layer?.rpcUrl) })
    expect(await again.getAutomine()).toBe(false)
  })

  it('loses no transaction with a receipt when it is killed under load', async () => {
    const killed = await startElsewhere()
    const deposits: { hash: Hash; account: number; chain: number }[] = []
    await new Promise<void>((resolve) => {
      for (const account of killed.accounts.slice(0, 10).keys()) {
        const chain = account % 2
        const made = staker(killed, account, chain).deposit()
        void made.then(
          (hash) => {
            deposits.push({ hash, account, chain })
            if (deposits.length === 6) resolve(killElsewhere())
          },
          () => {},
        )
      }
    })

    const after = await start()
    for (const { hash, account, chain } of deposits) {
      const { until, mint, reward } = staker(after, account, chain)
      await until(hash)
      await mint(hash)
      expect(await reward()).toBe(parseEther('1'))
    }
  })

  it('resumes after an incomplete line', async () => {
    const blocks = await quietHistory(await start())
    await stop()
    appendFileSync(journalOf(37427), '{"block":{"number":99,"ha')
    const after = await start()
    expect(await history(after)).toEqual(blocks)
    const { deposit, until } = staker(after)
    await until(await deposit())
    await restart()
  })

  it('rejects a state without one of its chains, naming it', async () => {
    await start()
    await stop()
    rmSync(join(directory, 'chain-5328'), { recursive: true })
    await expect(start()).rejects.toThrow(/chain-5328 is missing: the history of staking2 is lost/)
  })

  it('rejects a truncated journal of any chain, naming what is lost', async () => {
    const { chains, mine } = await start()
    for (const { name } of chains) await mine({ chain: name, blocks: 2 })
    await stop()
    for (const { id, name } of chains) {
      const journal = journalOf(id)
      const text = readFileSync(journal, 'utf8')
      writeFileSync(journal, text.replace(/.*\n$/, ''))
      await expect(start()).rejects.toThrow(
        new RegExp(
          `its end is missing. The history of ${name} \\(chain ${id}\\) after block \\d+ is lost`,
        ),
      )
      writeFileSync(journal, text)
    }
    await start()
  })

  it('rejects a folder that is in use, or has other contents', async () => {
    await start()
    await expect(createStakingEcosystem({ state: directory })).rejects.toThrow(
      `${directory} is in use by process ${process.pid}`,
    )
    const other = mkdtempSync(join(tmpdir(), 'interstake-test-'))
    try {
      writeFileSync(join(other, 'thesis.txt'), 'all of it')
      await expect(createStakingEcosystem({ state: other })).rejects.toThrow('thesis.txt')
      expect(readdirSync(other)).toEqual(['thesis.txt'])
    } finally {
      rmSync(other, { recursive: true })
    }
  })

  it('rejects a different number of chains', async () => {
    await start()
    await stop()
    await expect(createStakingEcosystem({ state: directory, stakingChains: 3 })).rejects.toThrow(
      'has the chains gateway (506), staking1 (34234), staking2 (5328), rewards (37427), not staking3 (61002).',
    )
  })
})
