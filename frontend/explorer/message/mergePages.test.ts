import { describe, expect, it } from 'vitest'
import type { EventPage } from '../events/eventPageQuery'
import { mergePages } from './mergePages'

/** A page of a chain, with an event at each of these seconds, in the block of the same number. */
const page = (chainId: number, seconds: number[], from: bigint): EventPage<object> => ({
  items: seconds.map((second) => ({
    chainId,
    transactionHash: '0x',
    blockNumber: BigInt(second),
    logIndex: 0,
    at: new Date(1_000 * second),
  })),
  older: from === 0n ? null : { blockNumber: from, index: 0 },
  from,
})

const secondsOf = ({ items }: ReturnType<typeof mergePages>) =>
  items.map(({ at }) => at.getTime() / 1_000)

describe('mergePages', () => {
  it('sorts the events of all chains, and continues each where its events end', () => {
    const merged = mergePages(
      new Map([
        [1, page(1, [9, 5, 1], 1n)],
        [2, page(2, [8, 7, 6], 6n)],
      ]),
      4,
    )
    expect(secondsOf(merged)).toEqual([9, 8, 7, 6])
    expect(merged.older).toEqual(
      new Map([
        [1, { blockNumber: 5n, index: 1 }],
        [2, { blockNumber: 6n, index: 0 }],
      ]),
    )
  })

  it('ends once every chain does', () => {
    const pages = new Map([
      [1, page(1, [3], 0n)],
      [2, page(2, [], 0n)],
    ])
    expect(mergePages(pages, 4).older).toBeNull()
    expect(mergePages(pages, 0).older?.get(1)).toEqual({ blockNumber: 3n, index: 1 })
  })
})
