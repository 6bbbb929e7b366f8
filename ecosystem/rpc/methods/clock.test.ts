import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { startServedChain } from '../../test/startServedChain'

const timeout = 60_000
const { signal } = new AbortController()

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
})

afterAll(() => chain.stop())

const blockSchema = z.object({ hash: schemas.hash, timestamp: schemas.hex.transform(Number) })

const now = () => Math.floor(Date.now() / 1_000)

async function block(tag = 'latest') {
  return blockSchema.parse(await chain.call('eth_getBlockByNumber', [tag, false]))
}

/** Changes of the clock may be rejected, but blocks continue in time, also after a restart. */
async function expectOrder(): Promise<void> {
  const before = await block()
  await chain.call('evm_mine', [])
  const after = await block()
  expect(after.timestamp).toBeGreaterThanOrEqual(before.timestamp)
}

describe('the clock of a chain', { timeout }, () => {
  it('cannot be set to before the last block, in seconds or milliseconds', async () => {
    const { timestamp } = await block()
    for (const time of [timestamp - 1, 0, 1, '0x1', (timestamp - 1) * 1_000])
      for (const method of ['evm_setTime', 'anvil_setTime'])
        await expect(chain.call(method, [time])).rejects.toThrow(
          `Block timestamps never decrease: the last block has ${timestamp}`,
        )
    await expectOrder()
  })

  it.each<[string, unknown[]]>([
    ['evm_setTime', ['0xffffffffffffffff']],
    ['evm_setTime', ['0x1fffffffffffff']],
    ['evm_setTime', [-1]],
    ['anvil_setNextBlockTimestamp', [253_402_300_800]],
    ['evm_setNextBlockTimestamp', ['0xffffffffffffff']],
    ['evm_increaseTime', ['0xffffffffffffffff']],
    ['anvil_increaseTime', [253_402_300_799]],
    ['evm_increaseTime', [-3_600]],
    ['evm_mine', [{ timestamp: 253_402_300_800 }]],
    ['evm_mine', ['0xffffffffffffff']],
    ['anvil_mine', ['0x2', '0x1fffffffffffff']],
    ['anvil_setBlockTimestampInterval', ['0xffffffffffff']],
  ])('cannot be moved beyond valid timestamps: %s %j', async (method, params) => {
    await expect(chain.call(method, params)).rejects.toMatchObject({ code: -32602 })
    await expectOrder()
  })

  it.each<[string, (seconds: number) => [string, unknown[]]]>([
    ['evm_increaseTime', (seconds) => ['evm_increaseTime', [seconds]]],
    ['evm_increaseTime, by little', () => ['evm_increaseTime', [4]]],
    ['evm_setTime', (seconds) => ['evm_setTime', [now() + seconds]]],
    ['evm_setNextBlockTimestamp', (seconds) => ['evm_setNextBlockTimestamp', [now() + seconds]]],
  ])('stays moved by %s if the node is killed before the next block', async (_, moved) => {
    const [method, params] = moved(10_000)
    await chain.call(method, params)
    const { timestamp } = await block('pending')
    for (let restart = 0; restart < 2; restart++) {
      await chain.node.crash()
      await chain.node.whenUp(signal)
      const next = await block('pending')
      expect(next.timestamp).toBeGreaterThanOrEqual(timestamp)
      expect(next.timestamp - timestamp).toBeLessThan(10_000)
    }
  })

  it('is the same after restarts if it was moved far ahead and back', async () => {
    const { timestamp } = await block()
    const far = timestamp + 10 * 365 * 86_400
    await chain.call('evm_setTime', [far])
    await chain.call('evm_mine', [])
    await expect(chain.call('evm_setTime', [timestamp])).rejects.toThrow('never decrease')
    await chain.call('evm_setTime', [far + 100])
    await chain.call('evm_increaseTime', [50])
    for (let restart = 0; restart < 2; restart++) {
      await expectOrder()
      await chain.node.blocks.waitForDurable(await chain.node.client.getBlockNumber())
      const { hash } = await block()
      await chain.node.crash()
      await chain.node.whenUp(signal)
      expect((await block()).hash).toBe(hash)
    }
    expect((await block()).timestamp).toBeGreaterThanOrEqual(far + 100)
  })
})
