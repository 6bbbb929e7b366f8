import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { createPublicClient, type Hash, http, numberToHex, parseEther } from 'viem'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { allChains } from '../../ecosystem/config/chains'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import { openState } from '../../ecosystem/state/openState'
import { signEip712, testSender } from '../../ecosystem/test/signEip712'
import { staker } from '../../ecosystem/test/staker'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { mutate } from './mutate'

/** Number of corrupted directories from which a network is started; ten times as many are only read. */
const starts = Number(process.env.STATE_MUTATIONS ?? 4)
const reads = 10 * starts
const seed = Number(process.env.STATE_SEED ?? 1)
const timeout = 60_000 + 20_000 * starts

/** So much calldata, written as hexadecimal digits, makes a journal long enough for a checkpoint. */
const calldata = `0x${'00'.repeat(100_000)}` as const
const transactions = 4

let parent: string
let kept: string
let model: Awaited<ReturnType<typeof describeNetwork>>
const receipts: { chain: number; hash: Hash }[] = []
const accounts: `0x${string}`[] = []

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  kept = join(parent, 'kept')
  const ecosystem = await createStakingEcosystem({ state: kept })
  try {
    for (const [index, chain] of [0, 1, 0].entries()) {
      const { account, deposit, until, mint } = staker(ecosystem, index, chain)
      const hash = await deposit()
      receipts.push({ chain: chain + 1, hash })
      accounts.push(account)
      await until(hash)
      await mint(hash)
    }
    const [, { rpcUrl } = { rpcUrl: '' }] = ecosystem.chains
    accounts.push(testSender)
    await ask(rpcUrl, 'anvil_setBalance', testSender, numberToHex(parseEther('10')))
    const aliased = await ask(rpcUrl, 'eth_sendRawTransactionSync', await signEip712())
    const { transactionHash: hash } = z.object({ transactionHash: schemas.hash }).parse(aliased)
    receipts.push({ chain: 1, hash })
    for (let count = 0; count < transactions; count++)
      await ask(rpcUrl, 'eth_sendTransactionSync', {
        ...{ from: ecosystem.accounts[5], to: testSender, value: '0x1', data: calldata },
      })
    await vi.waitFor(
      () => expect(readdirSync(join(kept, 'chain-34234'))).toContain('checkpoint-1'),
      timeout,
    )
    await ask(rpcUrl, 'anvil_setBalance', testSender, numberToHex(parseEther('7')))
    await ask(rpcUrl, 'evm_mine')
    model = await describeNetwork(ecosystem)
  } finally {
    await ecosystem.stop()
  }
}, timeout)

afterAll(() => rmSync(parent, { recursive: true }))

async function ask(url: string, method: string, ...params: unknown[]) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(url, { method: 'POST', body })
  const { result, error } = answerSchema.parse(await response.json())
  if (error) throw new Error(error.message)
  return result
}

const answerSchema = z.object({
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
})

/** What users of a network rely on; of a chain that has gone on since, up to the head that it had. */
async function describeNetwork({ chains }: Pick<StakingEcosystem, 'chains'>, heads: bigint[] = []) {
  return Promise.all(
    chains.map(async ({ name, rpcUrl }, index) => {
      const client = createPublicClient({ transport: http(rpcUrl) })
      const head = heads[index] ?? (await client.getBlockNumber())
      const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
      const blocks = await Promise.all(
        numbers.map((blockNumber) => client.getBlock({ blockNumber })),
      )
      const found = await Promise.all(
        receipts
          .filter(({ chain }) => chain === index)
          .map(({ hash }) => client.getTransactionReceipt({ hash })),
      )
      return {
        name,
        head,
        hashes: blocks.map(({ hash }) => hash),
        receipts: found.map(({ blockHash, transactionHash }) => [blockHash, transactionHash]),
        balances: await Promise.all(accounts.map((address) => client.getBalance({ address }))),
      }
    }),
  )
}

/** What is read of a folder, with what the checkpoints hold. */
function readFolder(directory: string) {
  const state = openState(directory, { protocol: 'zksync' })
  try {
    const { saved } = state
    if (!saved) return null
    return {
      saved,
      chains: allChains(saved).map((chain) => {
        const store = state.store(chain)
        try {
          const { checkpoint, ...journal } = store.read()
          if (!checkpoint) return { checkpoint, ...journal }
          const sha256 = createHash('sha256').update(readFileSync(checkpoint.path)).digest('hex')
          // The node that it is loaded into is of no use then, and says so.
          if (sha256 !== checkpoint.sha256) throw new Error(`${checkpoint.path} is damaged.`)
          return { ...journal, checkpoint: sha256 }
        } finally {
          store.close()
        }
      }),
    }
  } finally {
    state.close()
  }
}

function damaged(mutation: number): { directory: string; what: string } {
  const directory = join(parent, String(mutation))
  cpSync(kept, directory, { recursive: true })
  return { directory, what: mutate(directory, xoroshiro128plus(seed * 100_000 + mutation)) }
}

/** One sentence or a few in one line, about a file of the folder, without what a library or a runtime says. */
function expectSentence(error: unknown, directory: string): void {
  const text = error instanceof Error ? error.message : String(error)
  expect(text).toMatch(/\.$/)
  expect(text).toContain(directory)
  expect(text).not.toMatch(/\n|\bat \S+:\d+|Error:|E[A-Z]+:|https?:|undefined|\[object|expected/)
  expect(text.length).toBeLessThan(600)
}

/** Starts a network from a folder: with all that there was, or it is refused in a sentence. */
async function startsWithAll(directory: string): Promise<boolean> {
  const start = await createStakingEcosystem({ state: directory }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
  if ('error' in start) {
    expectSentence(start.error, directory)
    return false
  }
  try {
    const heads = model.map(({ head }) => head)
    expect(await describeNetwork(start.result, heads)).toEqual(model)
    return true
  } finally {
    await start.result.stop()
  }
}

/** Damages a folder, and says how if what is expected of it does not hold. */
async function withDamaged(
  mutation: number,
  check: (directory: string) => Promise<void>,
): Promise<void> {
  const { directory, what } = damaged(mutation)
  try {
    await check(directory)
  } catch (cause) {
    throw new Error(`Mutation ${mutation}, ${what}`, { cause })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

describe(`a folder that was damaged at random (STATE_SEED=${seed})`, { timeout }, () => {
  it(`is read completely or rejected with a reason, ${reads} times`, async () => {
    const whole = comparable(readFolder(kept), kept)
    let refused = 0
    for (let mutation = 0; mutation < reads; mutation++)
      await withDamaged(mutation, async (directory) => {
        const read = attempt(() => readFolder(directory))
        if ('error' in read) {
          expectSentence(read.error, directory)
          refused++
        }
        // Another way may lead there, such as earlier journals in the place of a checkpoint.
        else if (!isDeepStrictEqual(comparable(read.result, directory), whole))
          await startsWithAll(directory)
      })
    expect(refused).toBeGreaterThan(reads / 4)
  })

  it(`starts with everything that was saved, or is rejected with a reason, ${starts} times`, async () => {
    let started = 0
    for (let mutation = reads; mutation < reads + starts; mutation++)
      await withDamaged(mutation, async (directory) => {
        if (await startsWithAll(directory)) started++
      })
    console.log(`${starts} folders: ${started} started with all, ${starts - started} refused`)
  })
})

function attempt<result>(run: () => result): { result: result } | { error: unknown } {
  try {
    return { result: run() }
  } catch (error) {
    return { error }
  }
}

function comparable(read: ReturnType<typeof readFolder>, directory: string): unknown {
  return JSON.parse(JSON.stringify(read).replaceAll(directory, ''), (key, value) =>
    key === 'isTorn' ? undefined : value,
  )
}
