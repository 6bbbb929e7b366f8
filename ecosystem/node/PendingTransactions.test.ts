import { type Address, type Hash, type Hex, keccak256 } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EvmNode, startNode } from '../anvil/startNode'
import { mnemonic } from '../config/accounts'
import { eventually } from '../test/eventually'
import { ask, crash, mine, supervisedNodes } from '../test/supervisedNodes'
import { PendingTransactions } from './PendingTransactions'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 60_000
const signer = mnemonicToAccount(mnemonic)
const target: Address = '0x00000000000000000000000000000000000000a1'

const { start, onError } = supervisedNodes()

function sign(nonce: number): Promise<Hex> {
  return signer.signTransaction({
    ...{ chainId: 34234, nonce, to: target, gas: 21_000n },
    ...{ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 1n },
  })
}

describe('pending transactions', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('are reported every second, and no longer once there are none', () => {
    const onPending = vi.fn()
    const pending = new PendingTransactions(onPending)
    pending.track('0x01', '0x')
    pending.track('0x02', '0x')
    pending.untrack('0x01')
    vi.advanceTimersByTime(3_500)
    expect(onPending).toHaveBeenCalledTimes(3)
    pending.untrack('0x02')
    vi.advanceTimersByTime(10_000)
    expect(onPending).toHaveBeenCalledTimes(3)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('PendingTransactions', { timeout }, () => {
  let node: EvmNode
  let pending: PendingTransactions

  beforeEach(async () => {
    node = await startNode({ chainId: 34234, onExit() {} })
    pending = new PendingTransactions(() => {})
  })

  afterEach(() => node.stop())

  async function track(nonce: number): Promise<Hash> {
    const transaction = await sign(nonce)
    const hash = keccak256(transaction)
    pending.track(hash, transaction)
    return hash
  }

  /** The node makes the block a moment after automine is on again. */
  const expectBlock = (length: number) =>
    eventually(async () =>
      expect(await node.client.getBlock()).toMatchObject({ number: 1n, transactions: { length } }),
    )

  it('are resubmitted in a single block to a node with automine, which it has afterwards', async () => {
    for (const nonce of [0, 1, 2]) await track(nonce)
    await pending.resubmit(node)
    await expectBlock(3)
    expect(await node.client.getAutomine()).toBe(true)
  })

  it('are pending again on a node without automine', async () => {
    await node.client.setAutomine(false)
    await track(0)
    await pending.resubmit(node)
    expect(await node.client.getTxpoolStatus()).toMatchObject({ pending: 1 })
    expect(await node.client.getAutomine()).toBe(false)
  })

  it('are not resubmitted once they are untracked, or if there are none', async () => {
    pending.untrack(await track(0))
    await pending.resubmit(node)
    expect(await node.client.getBlockNumber()).toBe(0n)
  })

  it('do not keep others from being resubmitted if one is no longer valid', async () => {
    await node.client.setNonce({ address: signer.address, nonce: 1 })
    for (const nonce of [0, 1]) await track(nonce)
    await pending.resubmit(node)
    await expectBlock(1)
  })
})

describe('a pending transaction of a supervised node', { timeout }, () => {
  async function sendPending(node: SupervisedNode): Promise<Hash> {
    await ask(node, 'evm_setAutomine', false)
    const transaction = await sign(0)
    const hash = keccak256(transaction)
    node.pending.track(hash, transaction)
    await node.client.sendRawTransaction({ serializedTransaction: transaction })
    return hash
  }

  const receipt = ({ client }: SupervisedNode, hash: Hash) =>
    client.getTransactionReceipt({ hash }).catch(() => null)

  it('is resubmitted when the node is restarted', async () => {
    const node = await start()
    const hash = await sendPending(node)
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toMatchObject({ status: 'success' })
    await crash(node)
    expect(await receipt(node, hash)).toMatchObject({ status: 'success' })
  })

  it('is not if it was rejected', async () => {
    const node = await start()
    const hash = await sendPending(node)
    node.pending.untrack(hash)
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toBeNull()
  })

  it('does not prevent a restart if it is no longer valid', async () => {
    const node = await start()
    const hash = await sendPending(node)
    await ask(node, 'anvil_setNonce', signer.address, '0x5')
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toBeNull()
    expect(onError).not.toHaveBeenCalled()
  })
})
