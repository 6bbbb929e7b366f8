import { HttpRequestError } from 'viem'
import { describe, expect, it } from 'vitest'
import type { BlockRange } from '../../../interop/rpc/readInRanges'
import { readBackward } from './readBackward'

/** A chain on which things happen in these blocks, and what was asked of its node. */
function chainWith(blocks: readonly bigint[], { maxBlocks = 1_000_000n } = {}) {
  const asked: BlockRange[] = []
  return {
    asked,
    read: async (range: BlockRange) => {
      asked.push(range)
      const { fromBlock, toBlock } = range
      if (toBlock - fromBlock + 1n > maxBlocks) throw new Error('too many blocks')
      return blocks
        .filter((block) => block >= fromBlock && block <= toBlock)
        .map((blockNumber) => ({ blockNumber }))
    },
  }
}

const blocksOf = ({ items }: { items: { blockNumber: bigint }[] }) =>
  items.map(({ blockNumber }) => blockNumber)

describe('readBackward', () => {
  it('returns the latest first, and that there are no older ones', async () => {
    const page = await readBackward({}, { before: 8n, count: 5 }, chainWith([2n, 7n, 8n]).read)
    expect(blocksOf(page)).toEqual([7n, 2n])
    expect(page.from).toBe(0n)
  })

  it('ends a page with a whole block, from which the next one continues', async () => {
    const { read } = chainWith([1n, 3n, 3n, 3n, 5n])
    const first = await readBackward({}, { before: 6n, count: 2 }, read)
    expect(blocksOf(first)).toEqual([5n, 3n, 3n, 3n])
    expect(first.from).toBe(3n)
    const second = await readBackward({}, { before: first.from, count: 2 }, read)
    expect(blocksOf(second)).toEqual([1n])
    expect(second.from).toBe(0n)
  })

  it('looks further back in larger steps where little happens', async () => {
    const { read, asked } = chainWith([10n])
    const page = await readBackward({}, { before: 10_000n, count: 1 }, read)
    expect(blocksOf(page)).toEqual([10n])
    expect(asked.map(({ fromBlock }) => fromBlock)).toEqual([9_000n, 5_000n, 0n])
  })

  it('starts with fewer blocks where each can have many events', async () => {
    const { read, asked } = chainWith([10n, 9_999n])
    await readBackward({}, { before: 10_000n, count: 1, firstSize: 8n }, read)
    expect(asked).toEqual([{ fromBlock: 9_992n, toBlock: 9_999n }])
    asked.length = 0
    await readBackward({}, { before: 9_999n, count: 1, firstSize: 8n }, read)
    expect(asked.map(({ fromBlock }) => fromBlock)).toEqual([
      9_991n,
      9_959n,
      9_831n,
      9_319n,
      7_271n,
      0n,
    ])
  })

  it('requests fewer blocks if the node rejects the range', async () => {
    const { read, asked } = chainWith([1n, 900n], { maxBlocks: 300n })
    expect(blocksOf(await readBackward({}, { before: 1_000n, count: 5 }, read))).toEqual([900n, 1n])
    expect(asked.map(({ fromBlock }) => fromBlock)).toEqual([0n, 500n, 750n, 500n, 250n, 0n])
  })

  it('ends the page early instead of searching forever', async () => {
    const { read, asked } = chainWith([])
    const page = await readBackward({}, { before: 10_000_000n, count: 1 }, read)
    expect(asked).toHaveLength(20)
    expect(page.items).toEqual([])
    expect(page.from).toBe(asked.at(-1)?.fromBlock)
    expect(page.from).toBeGreaterThan(0n)
  })

  it('passes on what smaller requests do not help against', async () => {
    const { read, asked } = chainWith([], { maxBlocks: 0n })
    await expect(readBackward({}, { before: 1_000n, count: 1 }, read)).rejects.toThrow(
      'too many blocks',
    )
    expect(asked).toHaveLength(10)
    const silent = new HttpRequestError({ url: 'http://127.0.0.1:1' })
    let requests = 0
    const fail = async () => {
      requests++
      throw silent
    }
    await expect(readBackward({}, { before: 1_000n, count: 1 }, fail)).rejects.toBe(silent)
    expect(requests).toBe(1)
  })

  it('finds nothing before the first block without asking', async () => {
    const { read, asked } = chainWith([0n])
    expect(await readBackward({}, { before: 0n, count: 1 }, read)).toEqual({ items: [], from: 0n })
    expect(asked).toEqual([])
  })
})
