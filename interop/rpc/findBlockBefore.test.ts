import { hexToBigInt, isHex, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { stubNode } from '../test/stubNode'
import { findBlockBefore } from './findBlockBefore'

/** A chain of that many blocks. @param timeOf - The time of a block, in seconds. */
function chainOf(length: bigint, timeOf: (number: bigint) => bigint, pruned = 0n) {
  return stubNode({
    eth_getBlockByNumber([tag]: unknown[]) {
      const number = isHex(tag) ? hexToBigInt(tag) : length
      if (number < pruned) return null
      return { number: numberToHex(number), timestamp: numberToHex(timeOf(number)) }
    },
  })
}

const length = 50_000_000n
const genesis = 1_700_000_000n

const chains: [string, (number: bigint) => bigint][] = [
  ['a block every second', (number) => genesis + number],
  ['five blocks a second', (number) => genesis + number / 5n],
  ['blocks of changing intervals', (number) => genesis + number + ((number * 7_919n) % 97n)],
  [
    'an interval that changed',
    (number) =>
      genesis + (number < 40_000_000n ? number * 12n : 480_000_000n + (number - 40_000_000n)),
  ],
]

describe('findBlockBefore', () => {
  it.each(chains)(
    'finds a block of a chain of 50 million by a few headers, with %s',
    async (_, timeOf) => {
      for (const wanted of [1_000n, 12_345_678n, 41_000_000n, length - 500n, length]) {
        const { client, calls } = chainOf(length, timeOf)
        const timestamp = timeOf(wanted)
        const found = await findBlockBefore(client, { timestamp, first: 1n })
        expect(timeOf(found)).toBeLessThan(timestamp)
        expect(timeOf(found + 64n) >= timestamp || found + 64n > length).toBe(true)
        expect(calls.length).toBeLessThanOrEqual(24)
      }
    },
  )

  it('reads no header of a short chain', async () => {
    const { client, calls } = chainOf(60n, (number) => genesis + number)
    expect(await findBlockBefore(client, { timestamp: genesis + 50n, first: 3n })).toBe(3n)
    expect(calls).toHaveLength(1)
  })

  it('returns the latest block if that is older', async () => {
    const { client } = chainOf(1_000n, (number) => genesis + number)
    expect(await findBlockBefore(client, { timestamp: genesis + 5_000n, first: 3n })).toBe(1_000n)
  })

  it('takes blocks that the node has pruned for older', async () => {
    const { client, calls } = chainOf(length, (number) => genesis + number, 49_000_000n)
    const found = await findBlockBefore(client, { timestamp: genesis + 49_500_000n, first: 1n })
    expect(found).toBeGreaterThan(49_499_900n)
    expect(calls.length).toBeLessThanOrEqual(40)
  })
})
