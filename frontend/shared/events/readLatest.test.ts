import { describe, expect, it } from 'vitest'
import type { BlockRange } from '../../../interop/rpc/readInRanges'
import { type LatestPage, readLatest } from './readLatest'

/** A chain on which things happen in these blocks, and what was asked of its node. */
function chainWith(...blocks: bigint[]) {
  const asked: BlockRange[] = []
  return {
    asked,
    read: async (range: BlockRange) => {
      asked.push(range)
      return blocks
        .filter((block) => block >= range.fromBlock && block <= range.toBlock)
        .map((blockNumber) => ({ blockNumber }))
    },
  }
}

const blocksOf = ({ items }: LatestPage<{ blockNumber: bigint }>) =>
  items.map(({ blockNumber }) => blockNumber)

const known = {
  items: [{ blockNumber: 990n }, { blockNumber: 500n }, { blockNumber: 400n }],
  from: 400n,
  upTo: 1_000n,
}

describe('readLatest', () => {
  it('reads back from the head at first', async () => {
    const { read } = chainWith(3n, 7n, 9n)
    const page = await readLatest({}, { head: 10n, known: undefined, count: 2 }, read)
    expect(page).toEqual({
      items: [{ blockNumber: 9n }, { blockNumber: 7n }],
      from: 7n,
      upTo: 10n,
    })
  })

  it('then reads only what is new, and what may have changed', async () => {
    const { read, asked } = chainWith(400n, 500n, 980n, 1_002n)
    const page = await readLatest({}, { head: 1_005n, known, count: 3 }, read)
    expect(asked).toEqual([{ fromBlock: 969n, toBlock: 1_005n }])
    // Block 990 was removed by a reorg.
    expect(blocksOf(page)).toEqual([1_002n, 980n, 500n])
    expect(page).toMatchObject({ from: 500n, upTo: 1_005n })
  })

  it('does not read again what the new events replace on the page', async () => {
    const { read, asked } = chainWith(980n, 1_003n, 1_004n, 1_005n)
    const page = await readLatest({}, { head: 1_005n, known, count: 3, firstSize: 4n }, read)
    expect(asked).toEqual([{ fromBlock: 1_002n, toBlock: 1_005n }])
    expect(blocksOf(page)).toEqual([1_005n, 1_004n, 1_003n])
    expect(page).toMatchObject({ from: 1_003n, upTo: 1_005n })
  })

  it('does not reach further back than the page does', async () => {
    const short = { items: [{ blockNumber: 998n }], from: 998n, upTo: 1_000n }
    const { read, asked } = chainWith(997n, 998n)
    const page = await readLatest({}, { head: 1_001n, known: short, count: 3 }, read)
    expect(asked).toEqual([{ fromBlock: 998n, toBlock: 1_001n }])
    expect(blocksOf(page)).toEqual([998n])
    expect(page.from).toBe(998n)
  })

  it('starts over on a chain that has become shorter', async () => {
    const page = await readLatest({}, { head: 5n, known, count: 3 }, chainWith(2n).read)
    expect(blocksOf(page)).toEqual([2n])
    expect(page).toMatchObject({ from: 0n, upTo: 5n })
  })
})
