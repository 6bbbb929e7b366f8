import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Address, type Hex, parseEther, parseGwei, toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alignBaseFee } from '../anvil/alignBaseFee'
import { readBlocks } from '../anvil/followBlocks'
import { type EvmNode, startNode } from '../anvil/startNode'
import { toReplayable } from '../anvil/toReplayable'
import { mnemonic } from '../config/accounts'
import type { Journal, JournaledBlock, JournaledClock, JournaledMutation } from './entries'
import { restoreNode } from './restoreNode'
import { type Checkpoint, dumpState } from './stateDump'

const timeout = 30_000

/** A time after all that these tests take, in seconds since the epoch. */
const later = 4_000_000_000

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const impersonated: Address = '0x00000000000000000000000000000000000000a1'
const contract: Address = '0x00000000000000000000000000000000000000a2'
const signer = mnemonicToAccount(mnemonic)

/** Adds 1 to what it has in its first word, and logs it. */
const counting: Hex = '0x5f54600101805f555f5260205fa000'

/** Returns `counting` as the code of a new contract. */
const creation: Hex = `0x6e${counting.slice(2)}5f52600f6011f3`

/** Creates a contract that reads the slot in its calldata, and reverts. */
const revertingCreation: Hex = '0x655f35545f5ffd5f526006601af3'

let nodes: EvmNode[]
let directory: string

beforeEach(() => {
  nodes = []
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(async () => {
  for (const node of nodes) await node.stop()
  rmSync(directory, { recursive: true })
})

async function start(): Promise<EvmNode> {
  const node = await startNode({ chainId: 34234, genesisTime: 1_700_000_000, onExit() {} })
  nodes.push(node)
  return node
}

const ask = ({ client }: EvmNode, method: string, ...params: unknown[]) =>
  client.request<AnyRequest>({ method, params }, { retryCount: 0 })

/** Starts a node with a record of what its journal would contain. */
async function startRecorded() {
  const node = await start()
  const { client } = node
  const mutations: JournaledMutation[] = []
  let first = 1n
  let checkpoint: Checkpoint | null = null
  return {
    node,
    client,
    async mutate(method: string, ...params: unknown[]): Promise<void> {
      const after = Number(await client.getBlockNumber())
      await ask(node, method, ...params)
      mutations.push({ id: mutations.length, after, latest: after, method, params })
    },
    async checkpoint(): Promise<void> {
      first = await client.getBlockNumber()
      const path = join(directory, 'checkpoint')
      await writeFile(path, dumpState(node.address))
      checkpoint = digested(path)
      mutations.length = 0
    },
    async journal(): Promise<
      Pick<Journal, 'blocks' | 'mutations'> & { checkpoint: Checkpoint | null }
    > {
      const followed = await readBlocks({ client, from: first, to: await client.getBlockNumber() })
      const blocks = await Promise.all(
        followed.map(
          async ({ number, hash, timestamp, transactions }): Promise<JournaledBlock> => ({
            number: Number(number),
            hash,
            timestamp: Number(timestamp),
            transactions: await Promise.all(transactions.map((each) => toReplayable(client, each))),
            at: Number(timestamp) * 1_000,
          }),
        ),
      )
      return { checkpoint, blocks, mutations: [...mutations] }
    },
  }
}

type Recorded = Awaited<ReturnType<typeof startRecorded>>

function digested(path: string): Checkpoint {
  const state = readFileSync(path)
  const sha256 = createHash('sha256').update(state).digest('hex')
  return { path, bytes: state.length, sha256 }
}

async function restore(
  journal: Omit<Parameters<typeof restoreNode>[1], 'rollbackTargets' | 'clock'> & {
    clock?: JournaledClock | null
  },
  rollbackTargets: readonly number[] = [],
): Promise<EvmNode> {
  const node = await start()
  await restoreNode(node, {
    clock: null,
    ...journal,
    rollbackTargets: new Set(rollbackTargets),
  })
  return node
}

/** Both nodes have the same blocks, and mine the same ones from now on. */
async function expectSame(original: EvmNode, other: EvmNode): Promise<void> {
  for (const node of [original, other]) {
    const transaction = { account: signer, to: contract, gas: 100_000n, ...fees } as const
    const nonce = await node.client.getTransactionCount(signer)
    const serialized = await signer.signTransaction({ ...transaction, nonce, chainId: 34234 })
    await ask(node, 'evm_setAutomine', false)
    await node.client.sendRawTransaction({ serializedTransaction: serialized })
    for (const timestamp of [later, later + 1]) await ask(node, 'evm_mine', { timestamp })
    await ask(node, 'evm_setAutomine', true)
  }
  const head = await original.client.getBlockNumber()
  for (let blockNumber = 0n; blockNumber <= head; blockNumber++) {
    const [block, same] = await Promise.all(
      [original, other].map(({ client }) => client.getBlock({ blockNumber })),
    )
    expect(same?.hash).toBe(block?.hash)
  }
}

/** Enough for any base fee of these tests. */
const fees = { maxFeePerGas: parseGwei('100'), maxPriorityFeePerGas: 1n } as const

/** In one block, behind each other. */
async function together(node: EvmNode, send: () => Promise<unknown>): Promise<void> {
  await ask(node, 'evm_setAutomine', false)
  await send()
  await ask(node, 'evm_mine')
  await ask(node, 'evm_setAutomine', true)
}

/** What may happen on a chain; each is done twice. */
const histories: Record<string, (recorded: Recorded) => Promise<void>> = {
  async 'empty blocks'({ client }) {
    await client.mine({ blocks: 3 })
    await client.mine({ blocks: 3, interval: 60 })
  },

  async 'several transactions in a block, and several of a sender'({ node, client }) {
    const [one, other] = node.accounts
    await together(node, async () => {
      for (const from of [one, other, one, one, other])
        await ask(node, 'eth_sendTransaction', { from, to: contract, value: '0x1' })
    })
    await client.mine({ blocks: 1 })
  },

  async 'transactions of every type, signed'({ client }) {
    const to = contract
    for (const transaction of [
      { type: 'legacy', gasPrice: parseGwei('50') } as const,
      {
        type: 'eip2930',
        gasPrice: parseGwei('50'),
        accessList: [{ address: contract, storageKeys: [toHex(1, { size: 32 })] }],
      } as const,
      { type: 'eip1559', ...fees } as const,
    ]) {
      const nonce = await client.getTransactionCount(signer)
      const common = { chainId: 34234, nonce, to, gas: 100_000n, data: '0x1234' } as const
      const serializedTransaction = await signer.signTransaction({ ...common, ...transaction })
      await client.sendRawTransactionSync({ serializedTransaction })
    }
  },

  async 'transactions of every type, of an account that is impersonated'({ node, mutate }) {
    await mutate('anvil_setBalance', impersonated, toHex(parseEther('1')))
    await ask(node, 'anvil_impersonateAccount', impersonated)
    const transaction = { from: impersonated, to: contract, data: '0x1234' }
    const accessList = [{ address: contract, storageKeys: [toHex(1, { size: 32 })] }]
    const gasPrice = toHex(parseGwei('50'))
    for (const more of [
      { gasPrice },
      { gasPrice, accessList },
      { maxFeePerGas: gasPrice, maxPriorityFeePerGas: '0x1', accessList },
      { value: '0x5' },
    ])
      await ask(node, 'eth_sendTransactionSync', { ...transaction, ...more })
  },

  async 'contracts that are created'({ node, mutate, client }) {
    await mutate('anvil_setBalance', impersonated, toHex(parseEther('1')))
    await ask(node, 'anvil_impersonateAccount', impersonated)
    await ask(node, 'eth_sendTransactionSync', { from: impersonated, data: creation })
    const nonce = await client.getTransactionCount(signer)
    const serializedTransaction = await signer.signTransaction({
      ...{ chainId: 34234, nonce, data: creation, gas: 200_000n, ...fees },
    })
    const { contractAddress } = await client.sendRawTransactionSync({ serializedTransaction })
    await ask(node, 'eth_sendTransactionSync', { from: node.accounts[1], to: contractAddress })
  },

  async 'mutations of later headers'({ mutate, client }) {
    await mutate('anvil_setCoinbase', impersonated)
    await mutate('evm_setBlockGasLimit', '0x1000000')
    await client.mine({ blocks: 1 })
    await mutate('anvil_setNextBlockBaseFeePerGas', toHex(parseGwei('7')))
    await client.mine({ blocks: 2 })
  },

  async 'a base fee that rises and falls'({ node, mutate, client }) {
    await mutate('evm_setBlockGasLimit', toHex(100_000))
    for (let block = 0; block < 4; block++)
      await together(node, async () => {
        for (let count = 0; count < 4; count++)
          await ask(node, 'eth_sendTransaction', { from: node.accounts[1], to: impersonated })
      })
    await client.mine({ blocks: 1 })
  },

  async 'mutations between blocks'({ node, mutate }) {
    const [from] = node.accounts
    const call = () =>
      ask(node, 'eth_sendTransactionSync', { from, to: contract, gas: toHex(100_000) })
    await mutate('anvil_setCode', contract, counting)
    await call()
    await mutate('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
    await mutate('anvil_setBalance', impersonated, '0x7')
    await call()
    await mutate('anvil_setNonce', impersonated, '0x100')
    await call()
  },

  async 'mutations after the last block'({ client, mutate }) {
    await client.mine({ blocks: 1 })
    await mutate('anvil_setCode', contract, counting)
    await mutate('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
  },

  async 'a clock that is moved'({ node, client }) {
    await client.increaseTime({ seconds: 100_000 })
    await client.mine({ blocks: 2 })
    const { timestamp } = await client.getBlock()
    await ask(node, 'evm_setNextBlockTimestamp', toHex(timestamp + 5_000n))
    await ask(node, 'eth_sendTransactionSync', { from: node.accounts[0], to: contract })
  },

  async 'transactions that are reverted'({ node, mutate }) {
    await mutate('anvil_setCode', contract, '0x5f5ffd')
    const call = { from: node.accounts[0], to: contract, gas: toHex(100_000) }
    expect(await ask(node, 'eth_sendTransactionSync', call)).toMatchObject({ status: '0x0' })
  },
}

describe.each(Object.entries(histories))('%s', { timeout }, (_, happen) => {
  it('come again from a journal', async () => {
    const recorded = await startRecorded()
    await happen(recorded)
    await happen(recorded)
    await expectSame(recorded.node, await restore(await recorded.journal()))
  })

  it('come again on top of a checkpoint', async () => {
    const recorded = await startRecorded()
    await happen(recorded)
    await recorded.checkpoint()
    await happen(recorded)
    await expectSameFromCheckpoint(recorded)
  })

  async function expectSameFromCheckpoint(recorded: Recorded): Promise<void> {
    const journal = await recorded.journal()
    expect(journal.checkpoint).not.toBeNull()
    await expectSame(recorded.node, await restore(journal))
  }
})

describe('a mutation that came along with blocks', { timeout }, () => {
  const raise = (recorded: Recorded) =>
    recorded.mutate('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
  const lower = (recorded: Recorded) =>
    recorded.mutate('anvil_setStorageAt', contract, '0x0', toHex(4, { size: 32 }))
  /** To what it is after the first block. */
  const reset = (recorded: Recorded) =>
    recorded.mutate('anvil_setStorageAt', contract, '0x0', toHex(1, { size: 32 }))
  const block = ({ node }: Recorded) =>
    ask(node, 'eth_sendTransactionSync', {
      ...{ from: node.accounts[0], to: contract, gas: toHex(100_000) },
    })

  it.each([
    ['before it', [raise, block, block]],
    ['after it', [block, raise, block]],
    ['after more than one', [block, block, raise]],
    ['after one, though it changes nothing before', [block, reset, block, block]],
    ['after two, though it changes nothing before', [block, block, reset, block]],
    ['twice, though it changes nothing before', [block, reset, block, reset, block]],
    ['with another, both before it', [raise, lower, block]],
    ['with another, both after it', [block, raise, lower]],
    ['with another, on both sides of it', [raise, block, lower]],
  ])('is replayed in its place: %s', async (_, steps) => {
    const recorded = await startRecorded()
    await recorded.mutate('anvil_setCode', contract, counting)
    await block(recorded)
    for (const step of steps) await step(recorded)
    const { mutations, ...journal } = await recorded.journal()
    const last = Math.max(...journal.blocks.map(({ number }) => number))
    // All that is known is that they came after the first block, and not after the last.
    const vague = mutations.map((mutation) =>
      mutation.method === 'anvil_setCode' ? mutation : { ...mutation, after: 1, latest: last },
    )
    await expectSame(recorded.node, await restore({ ...journal, mutations: vague }))
  })
})

describe('a reverted transaction that read an empty slot of a contract created on the chain', {
  timeout,
}, () => {
  async function startWithContract() {
    const recorded = await startRecorded()
    const [from] = recorded.node.accounts
    const send = (transaction: object) =>
      ask(recorded.node, 'eth_sendTransactionSync', { from, gas: '0x30000', ...transaction })
    await send({ data: revertingCreation })
    const { transactions } = await recorded.client.getBlock({ includeTransactions: true })
    const { contractAddress: to } = await recorded.client.getTransactionReceipt({
      hash: transactions[0]?.hash ?? '0x',
    })
    return { recorded, send, read: () => send({ to, data: toHex(5, { size: 32 }) }) }
  }

  it('is reproduced after a rollback by number', async () => {
    const { recorded, send, read } = await startWithContract()
    await send({ to: contract })
    await ask(recorded.node, 'anvil_rollback', 1)
    await alignBaseFee(recorded.client)
    await read()
    await expectSame(recorded.node, await restore(await recorded.journal(), [1]))
  })

  it('is reproduced after a mutation whose place is unknown', async () => {
    const { recorded, send, read } = await startWithContract()
    for (const value of ['0x1', '0x2']) await send({ to: contract, value })
    await recorded.mutate('anvil_setBalance', contract, '0x1')
    await read()
    const { mutations, ...journal } = await recorded.journal()
    const vague = mutations.map((mutation) => ({ ...mutation, after: 2 }))
    await expectSame(recorded.node, await restore({ ...journal, mutations: vague }))
  })
})

describe('a node that is restored', { timeout }, () => {
  async function journalOfTwo() {
    const recorded = await startRecorded()
    const [from] = recorded.node.accounts
    for (const value of ['0x1', '0x2', '0x3'])
      await ask(recorded.node, 'eth_sendTransactionSync', { from, to: contract, value })
    return recorded.journal()
  }

  it.each([
    ['contains no state', () => 'nonsense'],
    ['is truncated', (state: string) => state.slice(0, -2)],
    // The node accepts a compressed state with a wrong timestamp in its header.
    ['has a wrong digit', (state: string) => state.replace(/^(.{8})./, '$1f')],
  ])('is rejected with a checkpoint that %s', async (_, damage) => {
    const recorded = await startRecorded()
    await recorded.checkpoint()
    const { checkpoint } = await recorded.journal()
    if (!checkpoint) throw new Error('There is no checkpoint')
    const { path } = checkpoint
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    await expect(restore({ checkpoint, blocks: [], mutations: [] })).rejects.toThrow(
      `${path} does not match its checksum`,
    )
  })

  it('is rejected with the first block that is not reproduced', async () => {
    const journal = await journalOfTwo()
    const blocks = journal.blocks.map((block) =>
      block.number === 2 ? { ...block, transactions: [] } : block,
    )
    const [, second] = blocks
    await expect(restore({ ...journal, blocks: blocks.slice(0, 2) })).rejects.toThrow(
      `block 2 cannot be replayed (${second?.hash})`,
    )
  })

  it('is rejected with that block even if the place of a mutation before it is unknown', async () => {
    const journal = await journalOfTwo()
    const blocks = journal.blocks.map((block) =>
      block.number === 2 ? { ...block, transactions: [] } : block,
    )
    const mutation = {
      ...{ id: 0, after: 0, latest: 3 },
      ...{ method: 'anvil_setBalance', params: [contract, '0x0'] },
    }
    await expect(restore({ ...journal, blocks, mutations: [mutation] })).rejects.toThrow(
      `block 2 cannot be replayed (${blocks[1]?.hash})`,
    )
  })

  it('has its last settings', async () => {
    const journal = await journalOfTwo()
    const mutation = (method: string, ...params: unknown[]) => ({
      ...{ id: 0, after: 0, latest: 0, method, params },
    })
    const mutations = [
      mutation('anvil_impersonateAccount', impersonated),
      mutation('anvil_setBalance', impersonated, toHex(parseEther('1'))),
      mutation('evm_setAutomine', false),
    ]
    // The blocks do not depend on that balance.
    const node = await restore({ ...journal, mutations: [] })
    const told = await restore({
      ...journal,
      mutations: mutations.map((each) => ({ ...each, after: 3, latest: 3 })),
    })
    expect(await ask(node, 'anvil_getAutomine')).toBe(true)
    expect(await ask(told, 'anvil_getAutomine')).toBe(false)
    const transaction = { from: impersonated, to: contract }
    await expect(ask(node, 'eth_sendTransaction', transaction)).rejects.toThrow()
    await ask(told, 'eth_sendTransaction', transaction)
  })

  it('continues with the clock of the chain', async () => {
    const journal = await journalOfTwo()
    const next = async (at: (timestamp: number) => number, clock: JournaledClock | null = null) => {
      const blocks = journal.blocks.map((block) => ({ ...block, at: at(block.timestamp) }))
      const { client } = await restore({ ...journal, blocks, clock })
      await client.mine({ blocks: 1 })
      return Number((await client.getBlock()).timestamp)
    }
    const now = () => Math.floor(Date.now() / 1_000)
    const day = 86_400
    // The chain was stopped for years, with the right clock.
    expect(Math.abs((await next((timestamp) => timestamp * 1_000)) - now())).toBeLessThan(day)
    // Its clock was ten days ahead.
    const ahead = await next((timestamp) => (timestamp - 10 * day) * 1_000)
    expect(Math.abs(ahead - now() - 10 * day)).toBeLessThan(day)
    // It was moved ten days ahead, before or after the last block.
    const head = journal.blocks.at(-1)?.number ?? 0
    const movedAfter = (after: number) => ({
      ...{ after, timestamp: now() + 10 * day },
      at: now() * 1_000,
    })
    const moved = await next((timestamp) => timestamp * 1_000, movedAfter(head))
    expect(Math.abs(moved - now() - 10 * day)).toBeLessThan(day)
    // And back in the block after that.
    const back = await next((timestamp) => timestamp * 1_000, movedAfter(head - 1))
    expect(Math.abs(back - now())).toBeLessThan(day)
  })
})
