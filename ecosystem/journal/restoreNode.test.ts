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
import type { Checkpoint } from './ChainStore'
import type { Journal, JournaledBlock, JournaledMutation } from './entries'
import { restoreNode } from './restoreNode'
import { dumpState } from './stateDump'

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

/** Creates a contract that reads the slot that it is called with, and reverts. */
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

/** A node, and what a journal would hold of what is done with it. */
async function startRecorded() {
  const node = await start()
  const { client } = node
  const orders: JournaledMutation[] = []
  let first = 1n
  let checkpoint: Checkpoint | null = null
  return {
    node,
    client,
    async order(method: string, ...params: unknown[]): Promise<void> {
      const after = Number(await client.getBlockNumber())
      await ask(node, method, ...params)
      orders.push({ id: orders.length, after, latest: after, method, params })
    },
    async checkpoint(): Promise<void> {
      first = await client.getBlockNumber()
      const path = join(directory, 'checkpoint')
      await writeFile(path, dumpState(node.address))
      checkpoint = digested(path)
      orders.length = 0
    },
    async journal(): Promise<
      Pick<Journal, 'blocks' | 'orders'> & { checkpoint: Checkpoint | null }
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
      return { checkpoint, blocks, orders: [...orders] }
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
  journal: Omit<Parameters<typeof restoreNode>[1], 'rollbackTargets'>,
  rollbackTargets: readonly number[] = [],
): Promise<EvmNode> {
  const node = await start()
  await restoreNode(node, { ...journal, rollbackTargets: new Set(rollbackTargets) })
  return node
}

/** Both have the same blocks, and make the same ones from there on. */
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

  async 'transactions of every type, of an account that is impersonated'({ node, order }) {
    await order('anvil_setBalance', impersonated, toHex(parseEther('1')))
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

  async 'contracts that are created'({ node, order, client }) {
    await order('anvil_setBalance', impersonated, toHex(parseEther('1')))
    await ask(node, 'anvil_impersonateAccount', impersonated)
    await ask(node, 'eth_sendTransactionSync', { from: impersonated, data: creation })
    const nonce = await client.getTransactionCount(signer)
    const serializedTransaction = await signer.signTransaction({
      ...{ chainId: 34234, nonce, data: creation, gas: 200_000n, ...fees },
    })
    const { contractAddress } = await client.sendRawTransactionSync({ serializedTransaction })
    await ask(node, 'eth_sendTransactionSync', { from: node.accounts[1], to: contractAddress })
  },

  async 'orders about the blocks to come'({ order, client }) {
    await order('anvil_setCoinbase', impersonated)
    await order('evm_setBlockGasLimit', '0x1000000')
    await client.mine({ blocks: 1 })
    await order('anvil_setNextBlockBaseFeePerGas', toHex(parseGwei('7')))
    await client.mine({ blocks: 2 })
  },

  async 'a base fee that rises and falls'({ node, order, client }) {
    await order('evm_setBlockGasLimit', toHex(100_000))
    for (let block = 0; block < 4; block++)
      await together(node, async () => {
        for (let count = 0; count < 4; count++)
          await ask(node, 'eth_sendTransaction', { from: node.accounts[1], to: impersonated })
      })
    await client.mine({ blocks: 1 })
  },

  async 'orders between blocks'({ node, order }) {
    const [from] = node.accounts
    const call = () =>
      ask(node, 'eth_sendTransactionSync', { from, to: contract, gas: toHex(100_000) })
    await order('anvil_setCode', contract, counting)
    await call()
    await order('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
    await order('anvil_setBalance', impersonated, '0x7')
    await call()
    await order('anvil_setNonce', impersonated, '0x100')
    await call()
  },

  async 'orders after the last block'({ client, order }) {
    await client.mine({ blocks: 1 })
    await order('anvil_setCode', contract, counting)
    await order('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
  },

  async 'a clock that is moved'({ node, client }) {
    await client.increaseTime({ seconds: 100_000 })
    await client.mine({ blocks: 2 })
    const { timestamp } = await client.getBlock()
    await ask(node, 'evm_setNextBlockTimestamp', toHex(timestamp + 5_000n))
    await ask(node, 'eth_sendTransactionSync', { from: node.accounts[0], to: contract })
  },

  async 'transactions that are reverted'({ node, order }) {
    await order('anvil_setCode', contract, '0x5f5ffd')
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

describe('an order that was given while a block came', { timeout }, () => {
  const raise = (recorded: Recorded) =>
    recorded.order('anvil_setStorageAt', contract, '0x0', toHex(40, { size: 32 }))
  const lower = (recorded: Recorded) =>
    recorded.order('anvil_setStorageAt', contract, '0x0', toHex(4, { size: 32 }))
  /** To what it is after the first block. */
  const reset = (recorded: Recorded) =>
    recorded.order('anvil_setStorageAt', contract, '0x0', toHex(1, { size: 32 }))
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
  ])('has its place again: %s', async (_, steps) => {
    const recorded = await startRecorded()
    await recorded.order('anvil_setCode', contract, counting)
    await block(recorded)
    for (const step of steps) await step(recorded)
    const { orders, ...journal } = await recorded.journal()
    const last = Math.max(...journal.blocks.map(({ number }) => number))
    // What is known of it: it came after the first block, and not after the last.
    const vague = orders.map((order) =>
      order.method === 'anvil_setCode' ? order : { ...order, after: 1, latest: last },
    )
    await expectSame(recorded.node, await restore({ ...journal, orders: vague }))
  })
})

describe('a reverted transaction that read an empty slot of a contract made on the chain', {
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

  it('comes out the same after a rollback by number', async () => {
    const { recorded, send, read } = await startWithContract()
    await send({ to: contract })
    await ask(recorded.node, 'anvil_rollback', 1)
    await alignBaseFee(recorded.client)
    await read()
    await expectSame(recorded.node, await restore(await recorded.journal(), [1]))
  })

  it('comes out the same behind a call whose place is not known', async () => {
    const { recorded, send, read } = await startWithContract()
    for (const value of ['0x1', '0x2']) await send({ to: contract, value })
    await recorded.order('anvil_setBalance', contract, '0x1')
    await read()
    const { orders, ...journal } = await recorded.journal()
    const vague = orders.map((order) => ({ ...order, after: 2 }))
    await expectSame(recorded.node, await restore({ ...journal, orders: vague }))
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
    ['is no state of a node', () => 'nonsense'],
    ['was cut short', (state: string) => state.slice(0, -2)],
    // The node takes a compressed state with a wrong digit in its header's time.
    ['has another digit', (state: string) => state.replace(/^(.{8})./, '$1f')],
  ])('is refused with a checkpoint that %s', async (_, damage) => {
    const recorded = await startRecorded()
    await recorded.checkpoint()
    const { checkpoint } = await recorded.journal()
    if (!checkpoint) throw new Error('There is no checkpoint')
    const { path } = checkpoint
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    await expect(restore({ checkpoint, blocks: [], orders: [] })).rejects.toThrow(
      `${path} does not match its checksum`,
    )
  })

  it('is refused with the first block that comes out differently', async () => {
    const journal = await journalOfTwo()
    const blocks = journal.blocks.map((block) =>
      block.number === 2 ? { ...block, transactions: [] } : block,
    )
    const [, second] = blocks
    await expect(restore({ ...journal, blocks: blocks.slice(0, 2) })).rejects.toThrow(
      `block 2 cannot be replayed (${second?.hash})`,
    )
  })

  it('is refused with that block also where the place of a call before it is not known', async () => {
    const journal = await journalOfTwo()
    const blocks = journal.blocks.map((block) =>
      block.number === 2 ? { ...block, transactions: [] } : block,
    )
    const order = {
      ...{ id: 0, after: 0, latest: 3 },
      ...{ method: 'anvil_setBalance', params: [contract, '0x0'] },
    }
    await expect(restore({ ...journal, blocks, orders: [order] })).rejects.toThrow(
      `block 2 cannot be replayed (${blocks[1]?.hash})`,
    )
  })

  it('behaves as it was told last', async () => {
    const journal = await journalOfTwo()
    const order = (method: string, ...params: unknown[]) => ({
      ...{ id: 0, after: 0, latest: 0, method, params },
    })
    const orders = [
      order('anvil_impersonateAccount', impersonated),
      order('anvil_setBalance', impersonated, toHex(parseEther('1'))),
      order('evm_setAutomine', false),
    ]
    // A balance that the blocks do not depend on may come at any time.
    const node = await restore({ ...journal, orders: [] })
    const told = await restore({
      ...journal,
      orders: orders.map((each) => ({ ...each, after: 3, latest: 3 })),
    })
    expect(await ask(node, 'anvil_getAutomine')).toBe(true)
    expect(await ask(told, 'anvil_getAutomine')).toBe(false)
    const transaction = { from: impersonated, to: contract }
    await expect(ask(node, 'eth_sendTransaction', transaction)).rejects.toThrow()
    await ask(told, 'eth_sendTransaction', transaction)
  })

  it('goes on with the clock that the chain had', async () => {
    const journal = await journalOfTwo()
    const next = async (at: (timestamp: number) => number) => {
      const blocks = journal.blocks.map((block) => ({ ...block, at: at(block.timestamp) }))
      const { client } = await restore({ ...journal, blocks })
      await client.mine({ blocks: 1 })
      return Number((await client.getBlock()).timestamp)
    }
    const now = () => Math.floor(Date.now() / 1_000)
    const day = 86_400
    // The chain was off for years, but its clock was right.
    expect(Math.abs((await next((timestamp) => timestamp * 1_000)) - now())).toBeLessThan(day)
    // It was ten days ahead.
    const ahead = await next((timestamp) => (timestamp - 10 * day) * 1_000)
    expect(Math.abs(ahead - now() - 10 * day)).toBeLessThan(day)
  })
})
