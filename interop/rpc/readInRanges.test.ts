import { HttpRequestError, InternalRpcError } from 'viem'
import { describe, expect, it } from 'vitest'
import { type BlockRange, readInRanges } from './readInRanges'

/** Returns block numbers, but rejects ranges of more than `most` blocks. */
function nodeWithLimit(most: bigint) {
  const asked: bigint[] = []
  const read = async ({ fromBlock, toBlock }: BlockRange) => {
    const size = toBlock - fromBlock + 1n
    asked.push(size)
    if (size > most) throw new InternalRpcError(new Error('too many blocks'))
    return Array.from({ length: Number(size) }, (_, index) => fromBlock + BigInt(index))
  }
  return { read, asked }
}

const range = { fromBlock: 3n, toBlock: 10_002n }
const all = Array.from({ length: 10_000 }, (_, index) => BigInt(index + 3))

describe('readInRanges', () => {
  it('asks once where the node allows it', async () => {
    const { read, asked } = nodeWithLimit(10_000n)
    expect(await readInRanges({}, range, read)).toEqual(all)
    expect(asked).toEqual([10_000n])
  })

  it('halves a range that the node refuses, and misses and repeats no block', async () => {
    const { read, asked } = nodeWithLimit(3_000n)
    expect(await readInRanges({}, range, read)).toEqual(all)
    expect(asked).toEqual([10_000n, 5_000n, 2_500n, 2_500n, 2_500n, 2_500n])
  })

  it('reads a single block', async () => {
    const { read } = nodeWithLimit(1n)
    expect(await readInRanges({}, { fromBlock: 7n, toBlock: 7n }, read)).toEqual([7n])
  })

  it('reads nothing of no blocks', async () => {
    const { read, asked } = nodeWithLimit(1n)
    expect(await readInRanges({}, { fromBlock: 8n, toBlock: 7n }, read)).toEqual([])
    expect(asked).toEqual([])
  })

  it('gives up on a node that refuses small ranges too', async () => {
    const { read } = nodeWithLimit(0n)
    await expect(readInRanges({}, range, read)).rejects.toThrow(InternalRpcError)
  })

  it('does not retry with an unreachable node', async () => {
    let count = 0
    const read = async () => {
      count++
      throw new HttpRequestError({ url: 'http://127.0.0.1:1' })
    }
    await expect(readInRanges({}, range, read)).rejects.toThrow(HttpRequestError)
    expect(count).toBe(1)
  })
})
