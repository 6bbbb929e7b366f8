import type { Address } from 'viem'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fundAccounts } from '../test/fundAccounts'
import { ask, passes, supervisedNodes } from '../test/supervisedNodes'
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

describe('mining with a large state', { timeout }, () => {
  it('pauses after a block, so that the next one includes what is sent meanwhile; not if switched off', async () => {
    const node = await start()
    await fundAccounts(node, manyAccounts)
    expect(await passesAfterBlocks(node, 'eth_call')).toBe(true)
    expect(await passesAfterBlocks(node, 'eth_sendRawTransaction')).toBe(false)
    expect(await countBlocks(node, node.accounts)).toBe(1)
    await node.stop()

    const other = await start({ isThrottled: false })
    expect(await passesAfterBlocks(other, 'eth_sendRawTransaction')).toBe(true)
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
