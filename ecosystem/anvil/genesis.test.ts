import { numberToHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareNode } from './genesis'
import { type EvmNode, startNode } from './startNode'

const historyStorage = '0x0000F90827F1C53a10cb7A02335B175320002935'
const window = 256n

let node: EvmNode

beforeAll(async () => {
  node = await startNode({ chainId: 34235, onExit() {} })
})

afterAll(() => node.stop())

describe('prepareNode', () => {
  it('lets contracts look up the hashes of the last 256 blocks by EIP-2935', async () => {
    const { client } = node
    await prepareNode(client)
    await client.mine({ blocks: 300 })
    const { number: head } = await client.getBlock()
    const lookUp = async (blockNumber: bigint) => {
      const data = numberToHex(blockNumber, { size: 32 })
      return (await client.call({ to: historyStorage, data })).data
    }
    for (const blockNumber of [head - 1n, head - window])
      expect(await lookUp(blockNumber)).toBe((await client.getBlock({ blockNumber })).hash)
    await expect(lookUp(head - window - 1n)).rejects.toThrow()
  })
})
