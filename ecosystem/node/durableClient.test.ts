import { setTimeout as delay } from 'node:timers/promises'
import { type Hex, parseEther, parseGwei } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { sendRawTransaction, waitForTransactionReceipt } from 'viem/actions'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSupervisedNode } from '../test/startSupervisedNode'
import { durableClient } from './durableClient'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 30_000
const { signal } = new AbortController()
const account = privateKeyToAccount(`0x${'a1'.repeat(32)}`)
/** Init code that uses all of its gas, which takes a while. */
const endlessLoop = '0x5b5f56'

describe('durableClient', { timeout }, () => {
  let node: SupervisedNode
  let stop: () => Promise<void>

  beforeEach(async () => {
    const started = await startSupervisedNode()
    node = started.node
    stop = started.stop
    await node.client.setBalance({ address: account.address, value: parseEther('1') })
  })

  afterEach(() => stop())

  const sign = (nonce: number, call: { data?: Hex; gas?: bigint } = {}) =>
    account.signTransaction({
      chainId: node.chainId,
      nonce,
      ...(call.data ? {} : { to: account.address }),
      gas: 21_000n,
      gasPrice: parseGwei('10'),
      type: 'legacy',
      ...call,
    })

  it('waits for the receipt of what it sent while the node is restarted', async () => {
    const client = durableClient(node, signal)
    await node.client.setAutomine(false)
    const hash = await sendRawTransaction(client, { serializedTransaction: await sign(0) })
    const receipt = waitForTransactionReceipt(client, { hash, retryCount: 0 })
    await node.crash()
    await node.whenUp(signal)
    await node.client.setAutomine(true)
    await node.client.mine({ blocks: 1 })
    expect(await receipt).toMatchObject({ status: 'success' })
  })

  it('finds the receipt of a transaction that is mined while viem looks for a replacement', async () => {
    const call = node.call.bind(node)
    vi.spyOn(node, 'call').mockImplementation(async (method, params) => {
      const result = await call(method, params)
      if (method === 'eth_getBlockByNumber') await delay(300)
      return result
    })
    const client = durableClient(node, signal)
    const serializedTransaction = await sign(0, { data: endlessLoop, gas: 29_000_000n })
    const hash = await sendRawTransaction(client, { serializedTransaction })
    const receipt = waitForTransactionReceipt(client, { hash, timeout: 5_000 })
    expect(await receipt).toMatchObject({ status: 'reverted' })
  })

  it('sends while the node is down, once', async () => {
    const client = durableClient(node, signal)
    const serializedTransaction = await sign(0)
    await node.crash()
    const hash = await sendRawTransaction(client, { serializedTransaction })
    expect(await waitForTransactionReceipt(client, { hash })).toMatchObject({ status: 'success' })
  })

  it('throws if the node rejects the transaction', async () => {
    const client = durableClient(node, signal)
    const serializedTransaction = await sign(0)
    const hash = await sendRawTransaction(client, { serializedTransaction })
    await waitForTransactionReceipt(client, { hash })
    await expect(sendRawTransaction(client, { serializedTransaction })).rejects.toThrow(/nonce/i)
  })
})
