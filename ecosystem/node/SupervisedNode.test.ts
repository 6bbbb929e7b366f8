import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Address, toHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mnemonic } from '../config/accounts'
import { rollBack } from '../test/rollBack'
import { ask, crash, hashes, mine, supervisedNodes } from '../test/supervisedNodes'

const timeout = 60_000
const signer = mnemonicToAccount(mnemonic)
const target: Address = '0x00000000000000000000000000000000000000a1'

const { start, onError, storePath } = supervisedNodes()

describe('a supervised node', { timeout }, () => {
  it('has the same blocks after each crash', async () => {
    const node = await start()
    expect(node.incarnation).toBe(1)
    for (const incarnation of [2, 3, 4]) {
      await ask(node, 'anvil_setBalance', target, toHex(incarnation))
      await ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target, value: '0x1' })
      await node.blocks.waitForDurable(await node.client.getBlockNumber())
      const before = await hashes(node)
      await crash(node)
      expect(node.incarnation).toBe(incarnation)
      expect(await hashes(node)).toEqual(before)
      expect(await node.client.getBalance({ address: target })).toBe(BigInt(incarnation) + 1n)
    }
    expect(onError).not.toHaveBeenCalled()
  })

  it('has mutations that came along with blocks, wherever they fell', async () => {
    const node = await start()
    // Logs the first word of its storage.
    await ask(node, 'anvil_setCode', target, '0x5f545f5260205fa000')
    for (let round = 0; round < 10; round++)
      await Promise.all([
        ...node.accounts.map((from) =>
          ask(node, 'eth_sendTransactionSync', { from, to: target, gas: toHex(100_000) }),
        ),
        ...[1, 2].map((value) =>
          ask(node, 'anvil_setStorageAt', target, '0x0', toHex(10 * round + value, { size: 32 })),
        ),
      ])
    await node.blocks.waitForDurable(await node.client.getBlockNumber())
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
  })

  it('is not sent mutations again that it rejected, also after a rollback', async () => {
    const node = await start()
    const refused = async () => {
      await expect(ask(node, 'anvil_setBalance', target, 'much')).rejects.toThrow()
      await expect(ask(node, 'evm_setAutomine', 'sometimes')).rejects.toThrow()
    }
    await refused()
    await crash(node)
    await refused()
    await mine(node, 1)
    await rollBack(node, 1)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(true)
    expect(onError).not.toHaveBeenCalled()
  })

  it('has its settings after a crash', async () => {
    const node = await start()
    await ask(node, 'anvil_impersonateAccount', target)
    await ask(node, 'anvil_setBalance', target, toHex(10n ** 18n))
    await ask(node, 'evm_setAutomine', false)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await ask(node, 'eth_sendTransaction', { from: target, to: signer.address })
    await mine(node, 1)
    expect(await node.client.getTransactionCount({ address: target })).toBe(1)
  })

  it('has its aliases after a crash and after a stop', async () => {
    const node = await start()
    node.journal.addAlias('0x71')
    await crash(node)
    expect(node.journal.aliases).toEqual(['0x71'])
    await node.stop()
    expect((await start()).journal.aliases).toEqual(['0x71'])
  })

  it('continues from there when it is stopped and started', async () => {
    const node = await start()
    await mine(node, 3)
    const before = await hashes(node)
    await node.stop()
    const next = await start()
    expect(next.blocks.head).toBe(3n)
    expect(await hashes(next)).toEqual(before)
  })

  it('is given up if its journal is damaged, which is reported once', async () => {
    const node = await start()
    await mine(node, 2)
    const journal = join(storePath(), 'journal-0')
    const text = readFileSync(journal, 'utf8')
    writeFileSync(journal, text.replaceAll(/"hash":"0x../g, '"hash":"0x00'))
    await node.crash()
    await vi.waitFor(() => expect(onError).toHaveBeenCalled(), timeout)
    await node.stop()
    expect(onError).toHaveBeenCalledOnce()
    const [[error] = []] = onError.mock.calls
    expect(error?.message).toMatch(
      /^The node of chain 34234 ended \(SIGKILL\)\. Its last lines:\n.*Block Number: 2.*\nIt could not be restarted: .*journal-0 is damaged: line 2 does not match its hash/s,
    )
  })
})

describe('a clock that was set back', { timeout }, () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['by a day', 86_400],
    ['by an hour', 3_600],
    ['from the year 9999', 253_402_300_799 - Math.floor(Date.now() / 1_000) - 3_600],
  ])('%s mines no block that is earlier than its parent', async (_, seconds) => {
    const node = await start()
    // The clock of this machine is ahead at first, and so is that of the node.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1_000 })
    await ask(node, 'evm_mine', { timestamp: Math.floor(Date.now() / 1_000) })
    await node.blocks.waitForDurable(1n)
    vi.useRealTimers()
    for (let restart = 0; restart < 3; restart++) {
      await crash(node)
      await mine(node, 1)
    }
    const blocks = await node.blocks.read(0n, node.blocks.head)
    const times = blocks.map(({ timestamp }) => timestamp)
    expect(times).toHaveLength(5)
    expect(times).toEqual(times.toSorted((a, b) => Number(a - b)))
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })
})
