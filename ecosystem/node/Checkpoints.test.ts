import { readdirSync } from 'node:fs'
import pino from 'pino'
import { type Address, toHex } from 'viem'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import { SerialQueue } from '../SerialQueue'
import { ask, crash, hashes, mine, passes, supervisedNodes } from '../test/supervisedNodes'
import { BlockTimer } from './BlockTimer'
import { Checkpoints } from './Checkpoints'

const timeout = 60_000
const target: Address = '0x00000000000000000000000000000000000000a1'

const { start, onError, storePath } = supervisedNodes()

describe('a long journal', { timeout }, () => {
  it('is reproduced on top of a checkpoint, also after a reverted read of an empty slot', async () => {
    const node = await start()
    const [from] = node.accounts
    // Creates a contract that reads the slot in its calldata, and reverts.
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

describe('a journal that takes long to replay', { timeout }, () => {
  it('is replaced by a checkpoint before its replay takes more than a second', async () => {
    const node = await start()
    await mine(node, 1)
    const timer = new BlockTimer()
    for (let block = 0; block < 8; block++) timer.add(100)
    const { blocks, journal, gate } = node
    const checkpoints = new Checkpoints(
      { process: node, blocks, journal, gate, queue: new SerialQueue(), timer },
      { finalBlock: () => blocks.head, log: pino({ enabled: false }) },
    )
    const addBlocks = (count: number) => {
      for (let block = 0; block < count; block++) checkpoints.blockAdded()
    }
    addBlocks(10)
    expect(await passes(gate, 'evm_mine')).toBe(true)
    addBlocks(1)
    expect(await passes(gate, 'evm_mine')).toBe(false)
    await vi.waitFor(
      () => expect(readdirSync(storePath()).toSorted()).toEqual(['checkpoint-1', 'journal-1']),
      { timeout },
    )
    // After the files, it mines a block and rolls it back.
    await gate.pass('evm_mine', async () => {})
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
  })
})
