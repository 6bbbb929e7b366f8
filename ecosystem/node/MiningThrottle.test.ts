import { type Address, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRequestForwarder } from '../rpc/createRequestForwarder'
import { SerialQueue } from '../SerialQueue'
import { eventually } from '../test/eventually'
import { fundAccounts } from '../test/fundAccounts'
import { ask, passes, supervisedNodes } from '../test/supervisedNodes'
import { BlockTimer } from './BlockTimer'
import { MiningGate } from './MiningGate'
import { MiningThrottle } from './MiningThrottle'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 60_000
const target: Address = '0x00000000000000000000000000000000000000a1'

/** With this many accounts, the node takes tens of milliseconds to mine a block. */
const manyAccounts = 20_000

const { start, onError } = supervisedNodes()

/** Mines some blocks; returns whether a request passes right after the last one. */
async function passesAfterBlocks(node: SupervisedNode, method: string): Promise<boolean> {
  const blocks = 8
  const last = node.blocks.head + BigInt(blocks)
  const result = new Promise<boolean>((resolve) => {
    const { stop } = node.blocks.follow({
      after: node.blocks.head,
      async onBlock({ number }) {
        if (number < last) return
        resolve(await passes(node.gate, method))
        void stop()
      },
      onError,
    })
  })
  for (let block = 0; block < blocks; block++)
    await ask(node, 'eth_sendTransactionSync', { from: node.accounts[0], to: target })
  return result
}

/** Sends a transaction from each of some accounts at once; returns how many blocks include them. */
async function countBlocks(node: SupervisedNode, accounts: readonly Address[]): Promise<number> {
  const receipts = await Promise.all(
    accounts.map((from) => ask(node, 'eth_sendTransactionSync', { from, to: target })),
  )
  const numbers = receipts.map(
    (receipt) => z.object({ blockNumber: z.string() }).parse(receipt).blockNumber,
  )
  return new Set(numbers).size
}

/** A node with automine answers before the block is there. */
const expectHead = ({ client }: SupervisedNode, head: bigint) =>
  eventually(async () => expect(await client.getBlockNumber()).toBe(head))

describe('MiningThrottle', { timeout }, () => {
  async function startThrottle(isEnabled: boolean) {
    const node = await start()
    const gate = new MiningGate()
    const timer = new BlockTimer()
    for (let block = 0; block < 8; block++) timer.add(30)
    const queue = new SerialQueue()
    const throttle = new MiningThrottle({ process: node, gate, queue, timer, isEnabled })
    const send = (from: Address) =>
      gate.pass('eth_sendTransaction', () =>
        node.call('eth_sendTransaction', [{ from, to: target, gas: '0x5208' }]),
      )
    return { node, gate, throttle, send }
  }

  it('gathers what is sent while it pauses in one block, and what is sent later in others', async () => {
    const { node, gate, throttle, send } = await startThrottle(true)
    const paused = throttle.pause()
    expect(await passes(gate, 'eth_sendTransaction')).toBe(false)
    await Promise.all(node.accounts.map(send))
    await paused
    await node.blocks.waitForDurable(1n)
    const { transactions } = await node.client.getBlock()
    expect(transactions).toHaveLength(node.accounts.length)
    expect(await node.client.getAutomine()).toBe(true)
    expect(await passes(gate, 'eth_sendTransaction')).toBe(true)
    for (const [index, account] of node.accounts.entries()) {
      await send(account)
      await expectHead(node, 2n + BigInt(index))
    }
  })

  it('sends a single transaction, and those of a node without automine, as they are', async () => {
    const { node, throttle, send } = await startThrottle(true)
    const paused = throttle.pause()
    await Promise.all([paused, send(node.accounts[0] ?? target)])
    await expectHead(node, 1n)
    await node.client.setAutomine(false)
    await Promise.all([throttle.pause(), ...node.accounts.map(send)])
    expect(await node.client.getBlockNumber()).toBe(1n)
    expect(await node.client.getTxpoolStatus()).toMatchObject({ pending: node.accounts.length })
  })

  it('resumes after the node has exited', async () => {
    const { node, gate, throttle, send } = await startThrottle(true)
    const paused = throttle.pause()
    const sent = Promise.allSettled(node.accounts.map(send))
    await node.crash()
    await paused
    await sent
    expect(await passes(gate, 'eth_sendTransaction')).toBe(true)
  })

  it('does nothing if it is off', async () => {
    const { gate, throttle } = await startThrottle(false)
    const paused = throttle.pause()
    expect(await passes(gate, 'eth_sendTransaction')).toBe(true)
    await paused
  })
})

describe('mining with a large state', { timeout }, () => {
  it('pauses after a block, so that the next one includes what is sent meanwhile; not if switched off', async () => {
    const node = await start()
    await fundAccounts(node, manyAccounts)
    expect(await passesAfterBlocks(node, 'eth_call')).toBe(true)
    expect(await passesAfterBlocks(node, 'eth_sendRawTransaction')).toBe(false)
    expect(await countBlocks(node, node.accounts)).toBe(1)
    await node.stop()

    const other = await start({ isThrottled: false })
    // A checkpoint holds requests back as well.
    let isFree = false
    for (let tries = 0; tries < 5 && !isFree; tries++)
      isFree = await passesAfterBlocks(other, 'eth_sendRawTransaction')
    expect(isFree).toBe(true)
  })
})

describe('mining with a small state', { timeout }, () => {
  it('does not pause, even if blocks take long because of interval mining', async () => {
    const node = await start()
    await ask(node, 'evm_setIntervalMining', 1)
    for (const accounts of [node.accounts.slice(0, 8), node.accounts.slice(8)])
      await countBlocks(node, accounts)
    expect(await passes(node.gate, 'eth_sendRawTransaction')).toBe(true)
  })
})

describe('thousands of transactions at once', { timeout }, () => {
  const count = 1_500

  /** Sends transactions of one account at once, in the order of their nonces. */
  async function sendMany(node: SupervisedNode): Promise<void> {
    const forward = createRequestForwarder(node)
    await Promise.all(
      Array.from({ length: count }, (_, nonce) =>
        forward('eth_sendTransaction', [
          { from: node.accounts[0], to: target, gas: '0x5208', nonce: numberToHex(nonce) },
        ]),
      ),
    )
  }

  /** Resolves once all are included; returns the head once it no longer moves. */
  async function stableHead({ client, accounts: [address] }: SupervisedNode): Promise<bigint> {
    if (!address) throw new Error('The node has no account')
    await eventually(async () => expect(await client.getTransactionCount({ address })).toBe(count))
    const head = await new BlockTimer().stableHead(client)
    if (head === null) throw new Error('The node keeps mining')
    return head
  }

  it('are included in few blocks, and no empty ones follow', async () => {
    const node = await start()
    await sendMany(node)
    expect(await stableHead(node)).toBeLessThan(count / 4)
  })

  it('are so as well when automine is enabled', async () => {
    const node = await start()
    await ask(node, 'evm_setAutomine', false)
    await sendMany(node)
    await ask(node, 'evm_setAutomine', true)
    expect(await stableHead(node)).toBeLessThanOrEqual(2n)
  })
})
