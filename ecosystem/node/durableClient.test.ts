import { parseEther, parseGwei } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { sendRawTransaction, waitForTransactionReceipt } from 'viem/actions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSupervisedNode } from '../test/startSupervisedNode'
import { durableClient } from './durableClient'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 30_000
const { signal } = new AbortController()
const account = privateKeyToAccount(`0x${'a1'.repeat(32)}`)

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

  const sign = (nonce: number) =>
    account.signTransaction({
      chainId: node.chainId,
      nonce,
      to: account.address,
      gas: 21_000n,
      gasPrice: parseGwei('10'),
      type: 'legacy',
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

  it('sends while the node is down, once', async () => {
    const client = durableClient(node, signal)
    const serializedTransaction = await sign(0)
    await node.crash()
    const hash = await sendRawTransaction(client, { serializedTransaction })
    expect(await waitForTransactionReceipt(client, { hash })).toMatchObject({ status: 'success' })
  })

  it('throws what the node refuses', async () => {
    const client = durableClient(node, signal)
    const serializedTransaction = await sign(0)
    const hash = await sendRawTransaction(client, { serializedTransaction })
    await waitForTransactionReceipt(client, { hash })
    await expect(sendRawTransaction(client, { serializedTransaction })).rejects.toThrow(/nonce/i)
  })
})
