import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EvmNode, startNode } from '../anvil/startNode'
import { BlockTimer } from './BlockTimer'

const slow = [50, 40, 60, 45, 70, 90, 41, 42]

function timerWith(times: readonly number[]): BlockTimer {
  const timer = new BlockTimer()
  for (const ms of times) timer.add(ms)
  return timer
}

describe('blockMs', () => {
  it.each([
    ['is the fastest of the last blocks', [1, ...slow], 40],
    ['is 0 before enough blocks were timed', slow.slice(1), 0],
    ['is 0 if the fastest takes no time worth mentioning', [...slow, 1], 0],
  ])('%s', (_, times, expected) => {
    expect(timerWith(times).blockMs).toBe(expected)
  })
})

describe('BlockTimer', () => {
  let node: EvmNode

  beforeEach(async () => {
    node = await startNode({ chainId: 34234, onExit() {} })
  })

  afterEach(() => node.stop())

  const sendSync = () =>
    node.client.request<{
      Method: 'eth_sendTransactionSync'
      Parameters: unknown
      ReturnType: unknown
    }>({
      method: 'eth_sendTransactionSync',
      params: [{ from: node.accounts[0], to: node.accounts[1] }],
    })

  it('times requests, except for long ones that are not valid', async () => {
    await node.client.request<{
      Method: 'evm_setIntervalMining'
      Parameters: unknown
      ReturnType: unknown
    }>({
      method: 'evm_setIntervalMining',
      params: [1],
    })
    const timer = timerWith(slow.slice(1))
    expect(await timer.time(sendSync, async () => false)).toMatchObject({ status: '0x1' })
    expect(timer.blockMs).toBe(0)
    await timer.time(sendSync, async () => true)
    expect(timer.blockMs).toBe(40)
  })

  it('returns a stable head, and none if a block is mined meanwhile', async () => {
    const timer = new BlockTimer()
    await node.client.mine({ blocks: 3 })
    expect(await timer.stableHead(node.client)).toBe(3n)
    let reads = 0
    const miningAfterFirstRead = node.client.extend(({ getBlockNumber }) => ({
      async getBlockNumber() {
        const head = await getBlockNumber()
        if (++reads === 1) await node.client.mine({ blocks: 1 })
        return head
      },
    }))
    expect(await timer.stableHead(miningAfterFirstRead)).toBeNull()
  })
})
