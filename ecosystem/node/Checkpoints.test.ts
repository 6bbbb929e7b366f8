import { readdirSync } from 'node:fs'
import { type Address, toHex } from 'viem'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import { fundAccounts } from '../test/fundAccounts'
import { ask, crash, hashes, mine, supervisedNodes } from '../test/supervisedNodes'

const timeout = 60_000
const target: Address = '0x00000000000000000000000000000000000000a1'

const { start, onError, storePath } = supervisedNodes()

describe('a long journal', { timeout }, () => {
  it('is reproduced on top of a checkpoint, also after a reverted read of an empty slot', async () => {
    const node = await start()
    const [from] = node.accounts
    // Creates a contract that reads the slot that it is called with, and reverts.
    const data = '0x655f35545f5ffd5f526006601af3'
    const receipt = z.object({
      contractAddress: schemas.address.nullable(),
      blockNumber: schemas.hex,
    })
    const send = async (transaction: object) =>
      receipt.parse(
        await ask(node, 'eth_sendTransactionSync', { from, gas: '0x300000', ...transaction }),
      )
    const { contractAddress: to } = await send({ data })
    const large = toHex(new Uint8Array(100_000))
    for (let count = 0; count < 6; count++) await send({ to: target, data: large })
    await vi.waitFor(() => expect(readdirSync(storePath())).toContain('checkpoint-1'), { timeout })
    const { blockNumber } = await send({ to, data: toHex(5, { size: 32 }) })
    await node.blocks.waitForDurable(BigInt(blockNumber))
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })

  it('is replaced by a checkpoint, from which the node is restored', async () => {
    const node = await start()
    const [from] = node.accounts
    // Each hexadecimal digit is a byte of the journal.
    const data = `0x${'00'.repeat(300 * 1024)}`
    await ask(node, 'eth_sendTransactionSync', { from, to: target, data, gas: toHex(10n ** 8n) })
    await vi.waitFor(
      () => expect(readdirSync(storePath()).toSorted()).toEqual(['checkpoint-1', 'journal-1']),
      { timeout },
    )
    await mine(node, 3)
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
  })
})

describe('a node that crashes during a checkpoint', { timeout }, () => {
  it('is restored as it was', async () => {
    const node = await start()
    const [from] = node.accounts
    const data = `0x${'00'.repeat(300 * 1024)}`
    await mine(node, 3)
    const sent = ask(node, 'eth_sendTransactionSync', {
      ...{ from, to: target, data, gas: toHex(10n ** 8n) },
    })
    await vi.waitFor(() => expect(readdirSync(storePath())).toContain('journal-1'), {
      timeout,
      interval: 1,
    })
    await sent
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a node with a large state', { timeout }, () => {
  it('takes a checkpoint before its journal takes long to replay', async () => {
    const node = await start()
    await fundAccounts(node, 20_000)
    const checkpoints = () => readdirSync(storePath()).filter((name) => /^checkpoint/.test(name))
    const before = checkpoints()
    while (checkpoints().join() === before.join()) await mine(node, 20)
  })
})
