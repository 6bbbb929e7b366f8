import { QueryClient } from '@tanstack/react-query'
import {
  type Client,
  createClient,
  custom,
  hexToBigInt,
  hexToNumber,
  numberToHex,
  type RpcLog,
} from 'viem'
import { describe, expect, it } from 'vitest'
import type { BlockPosition } from './BlockPosition'
import type { ChainLog, EventSource } from './EventSource'
import { eventPageQuery } from './eventPageQuery'

const chainId = 1
const count = 15
const address = `0x${'aa'.repeat(20)}` as const

/** A chain with a number of logs in each block, and what was requested of its node. */
function chainWith(logsOfBlocks: readonly number[]) {
  const requests: string[] = []
  const ranges: number[] = []
  const parsed: ChainLog[] = []
  const logs = logsOfBlocks.flatMap((length, block) =>
    [...Array(length).keys()].map(
      (index): RpcLog => ({
        address,
        topics: [],
        data: '0x',
        blockNumber: numberToHex(block),
        blockHash: numberToHex(block, { size: 32 }),
        // Two logs for each transaction.
        transactionHash: numberToHex(1_000_000 * (block + 1) + (index >> 1), { size: 32 }),
        transactionIndex: numberToHex(index >> 1),
        logIndex: numberToHex(index),
        removed: false,
      }),
    ),
  )
  const head = numberToHex(logsOfBlocks.length - 1)
  const client: Client = createClient({
    transport: custom({
      async request({ method, params }) {
        requests.push(method)
        if (method === 'eth_blockNumber') return head
        if (method === 'eth_getBlockByNumber') return { number: params[0], timestamp: '0x1' }
        ranges.push(hexToNumber(params[0].toBlock) - hexToNumber(params[0].fromBlock) + 1)
        const [from, to] = [params[0].fromBlock, params[0].toBlock].map((block) =>
          hexToBigInt(block),
        )
        return logs.filter(({ blockNumber }) => {
          const number = hexToBigInt(blockNumber ?? '0x')
          return number >= (from ?? 0n) && number <= (to ?? 0n)
        })
      },
    }),
  })
  const source: EventSource<{ index: number }> = {
    name: 'logs',
    filters: [{ address }],
    parse(log, { indexInTransaction }) {
      parsed.push(log)
      return { index: indexInTransaction }
    },
  }
  const cache = new QueryClient()
  return {
    requests,
    ranges,
    parsed,
    read: (before?: BlockPosition) =>
      cache.fetchQuery(eventPageQuery(client, { chainId, source, before, count })),
  }
}

describe('a page of events', () => {
  it('reads only the logs that it shows, of the 50,000 that a node returns', async () => {
    const { read, parsed, requests } = chainWith([0, 10_000, 30_000, 10_000])
    const { items, older } = await read()
    expect(items).toHaveLength(count)
    expect(parsed).toHaveLength(count)
    expect(items[0]).toMatchObject({ blockNumber: 3n, logIndex: 9_999, index: 1 })
    expect(items[1]).toMatchObject({ blockNumber: 3n, logIndex: 9_998, index: 0 })
    expect(older).toEqual({ blockNumber: 3n, index: 9_985 })
    expect(requests.filter((method) => method === 'eth_getLogs')).toHaveLength(1)
    expect(requests.length).toBeLessThanOrEqual(2 + count)
  })

  it('requests the events of few blocks at first, and never all of a busy chain', async () => {
    const { read, ranges } = chainWith(Array(100).fill(20))
    await read()
    await read({ blockNumber: 50n, index: 0 })
    expect(ranges).toEqual([8, 8])
  })

  it('continues within a block, so that all pages together have each event once', async () => {
    const { read } = chainWith([3, 0, 40, 1])
    const seen: string[] = []
    let before: BlockPosition | null | undefined
    while (before !== null) {
      const { items, older } = await read(before)
      expect(items.length).toBeLessThanOrEqual(count)
      seen.push(...items.map(({ blockNumber, logIndex }) => `${blockNumber} ${logIndex}`))
      before = older
    }
    const blocks = [...Array(40).keys()].toReversed().map((index) => `2 ${index}`)
    expect(seen).toEqual(['3 0', ...blocks, '0 2', '0 1', '0 0'])
  })
})
