import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetCreations } from './forgetCreations'
import { type EvmNode, startNode } from './startNode'

let node: EvmNode

beforeAll(async () => {
  node = await startNode({ chainId: 34234, onExit() {} })
})

afterAll(() => node.stop())

describe('forgetCreations', () => {
  it('keeps the head, which a block with the same timestamp can follow', async () => {
    const { client } = node
    await client.setAutomine(false)
    await client.mine({ blocks: 1 })
    const { hash, timestamp } = await client.getBlock()
    await delay(1_100)
    await forgetCreations(client)
    expect((await client.getBlock()).hash).toBe(hash)
    await client.request<{ Method: string; Parameters: unknown; ReturnType: unknown }>({
      method: 'evm_mine',
      params: [{ timestamp: Number(timestamp) }],
    })
    expect(await client.getBlock()).toMatchObject({ number: 2n, parentHash: hash, timestamp })
  })
})
