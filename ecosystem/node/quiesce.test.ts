import { setImmediate } from 'node:timers/promises'
import { type Address, toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { requestNode } from '../anvil/requestNode'
import { mnemonic } from '../config/accounts'
import { rollBack } from '../test/rollBack'
import { ask, crash, hashes, mine, supervisedNodes } from '../test/supervisedNodes'
import { NodeDownError } from './NodeDownError'

const timeout = 60_000
const signer = mnemonicToAccount(mnemonic)
const target: Address = '0x00000000000000000000000000000000000000a1'

const { signal } = new AbortController()

const { start, onError } = supervisedNodes()

describe('quiesce', { timeout }, () => {
  it('holds back what clients send meanwhile', async () => {
    const node = await start()
    const sendTransaction = () =>
      ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target })
    const sent: Promise<unknown>[] = []
    await sendTransaction()
    await node.quiesce(async ({ call, isIntact }) => {
      expect(isIntact).toBe(true)
      expect(await call('eth_blockNumber', [])).toBe('0x1')
      sent.push(sendTransaction(), ask(node, 'anvil_setBalance', target, '0x7'))
      await node.client.getChainId()
      expect(await call('eth_blockNumber', [])).toBe('0x1')
      expect(await call('txpool_status', [])).toEqual({ pending: '0x0', queued: '0x0' })
      expect(await call('eth_getBalance', [target, 'latest'])).toBe('0x0')
    })
    await Promise.all(sent)
    expect(await node.client.getBlockNumber()).toBe(2n)
    expect(await node.client.getBalance({ address: target })).toBe(7n)
  })

  it('runs one at a time, and lets the node mine as before', async () => {
    const node = await start()
    await ask(node, 'evm_setIntervalMining', 1)
    let running = 0
    await Promise.all(
      [1, 2, 3].map(() =>
        node.quiesce(async ({ call }) => {
          expect(++running).toBe(1)
          expect(await call('anvil_getIntervalMining', [])).toBeNull()
          running--
        }),
      ),
    )
    expect(await ask(node, 'anvil_getIntervalMining')).toBe(1)
  })

  it('fails if the node is down, and does not hold anything back then', async () => {
    const node = await start()
    await node.crash()
    await expect(node.quiesce(async () => {})).rejects.toThrow(NodeDownError)
    await node.whenUp(new AbortController().signal)
    await ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target })
  })
})

describe('a rollback', { timeout }, () => {
  /** As of a node without the state: it is restarted. */
  const unable = async () => {
    throw new Error('Required data unavailable')
  }

  it.each([
    ['in place', undefined],
    ['by a restart if that fails', unable],
  ])('restores what was there before, %s', async (_, inPlace) => {
    const node = await start()
    await mine(node, 3)
    await ask(node, 'anvil_setBalance', target, '0x3')
    await mine(node, 2)
    await ask(node, 'anvil_setBalance', target, '0x5')
    const before = await hashes(node)
    const { incarnation } = node
    await rollBack(node, 2, inPlace)
    expect(node.incarnation).toBe(inPlace ? incarnation + 1 : incarnation)
    expect(node.blocks.head).toBe(3n)
    expect(await hashes(node)).toEqual(before.slice(0, 4))
    expect(await node.client.getBalance({ address: target })).toBe(3n)
    await mine(node, 2)
    const after = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(await node.client.getBalance({ address: target })).toBe(3n)
  })

  it('shows the new blocks to those who follow from then on', async () => {
    const node = await start()
    await mine(node, 3)
    await rollBack(node, 2)
    await ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target })
    await node.blocks.waitForDurable(2n)
    const seen: number[] = []
    const { caughtUp, stop } = node.blocks.follow({
      after: 0n,
      onBlock({ transactions }) {
        seen.push(transactions.length)
      },
      onError,
    })
    await caughtUp
    await stop()
    expect(seen).toEqual([0, 1])
  })

  it('can go back to genesis', async () => {
    const node = await start()
    await mine(node, 2)
    await rollBack(node, 2)
    await crash(node)
    expect(node.blocks.head).toBe(0n)
    await mine(node, 1)
    expect(node.blocks.head).toBe(1n)
  })

  it('is completed even if the node crashes meanwhile', async () => {
    const node = await start()
    await mine(node, 3)
    const before = await hashes(node)
    await rollBack(node, 2, () => node.crash())
    expect(await hashes(node)).toEqual(before.slice(0, 2))
    await mine(node, 1)
    await crash(node)
    expect(node.blocks.head).toBe(2n)
  })

  it.each([
    ['in place', undefined],
    ['by another restart', unable],
  ])('begins as soon as the node is up again, %s', async (_, inPlace) => {
    const node = await start()
    await mine(node, 3)
    const before = await hashes(node)
    await node.quiesce(async (quiet) => {
      const plan = quiet.planRollbackToBlock(1n)
      if (!plan) throw new Error('The state is no longer kept')
      await node.crash()
      while (!node.isUp) await setImmediate()
      await quiet.rollBack({
        ...{ plan, followUp: { replay: [], others: [] }, signal },
        inPlace: inPlace ?? ((address) => requestNode(address, 'anvil_rollback', [2])),
      })
    })
    expect(await hashes(node)).toEqual(before.slice(0, 2))
    await mine(node, 1)
    expect(node.blocks.head).toBe(2n)
  })

  it('undoes changes of later headers, which a node does not', async () => {
    const node = await start()
    await mine(node, 2)
    await ask(node, 'anvil_setCoinbase', target)
    await mine(node, 1)
    await rollBack(node, 1)
    await mine(node, 2)
    const after = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(onError).not.toHaveBeenCalled()
  })

  it('keeps settings: unlocked accounts and mining', async () => {
    const node = await start()
    await mine(node, 2)
    await ask(node, 'anvil_impersonateAccount', target)
    await ask(node, 'evm_setAutomine', false)
    await rollBack(node, 1, unable)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await ask(node, 'anvil_setBalance', target, toHex(10n ** 18n))
    await ask(node, 'eth_sendTransaction', { from: target, to: signer.address })
  })

  it('runs before requests that are sent meanwhile', async () => {
    const node = await start()
    await mine(node, 2)
    const sent: Promise<unknown>[] = []
    await rollBack(node, 1, async (address) => {
      sent.push(
        ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target }),
        ask(node, 'anvil_setBalance', target, '0x7'),
        ask(node, 'anvil_mine', '0x1'),
      )
      await requestNode(address, 'anvil_rollback', [1])
    })
    await Promise.all(sent)
    const after = await hashes(node)
    expect(await node.client.getTransactionCount({ address: signer.address })).toBe(1)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(await node.client.getTransactionCount({ address: signer.address })).toBe(1)
    expect(await node.client.getBalance({ address: target })).toBe(7n)
  })

  it('drops no other block of a node with interval mining', async () => {
    const node = await start()
    await ask(node, 'evm_setIntervalMining', 1)
    await node.blocks.waitForDurable(1n)
    await rollBack(node, 1)
    await node.blocks.waitForDurable(node.blocks.head + 1n)
    const head = node.blocks.head
    await crash(node)
    expect(node.blocks.head).toBeGreaterThanOrEqual(head)
    expect(onError).not.toHaveBeenCalled()
  })
})
