import { describe, expect, it } from 'vitest'
import type { EventPage } from '../events/eventPageQuery'
import { axisEnd, countPerPart, coveredPeriod, percentile } from './statistics'

const at = (seconds: number) => ({ at: new Date(1_000 * seconds) })

const page = (seconds: number[], hasOlder: boolean): EventPage<object> => ({
  items: seconds.map((second) => ({
    chainId: 1,
    transactionHash: '0x',
    blockNumber: 1n,
    logIndex: 0,
    ...at(second),
  })),
  older: hasOlder ? { blockNumber: 1n, index: 0 } : null,
  from: 0n,
})

describe('coveredPeriod', () => {
  const now = new Date(100_000)

  it('starts at the first event if all are known', () => {
    const pages = [page([90, 20], false), page([50, 10], false), page([], false)]
    expect(coveredPeriod(pages, now)).toEqual({ from: 10_000, to: 100_000 })
  })

  it('starts where the events of every chain are known', () => {
    const pages = [page([90, 20], true), page([50, 40], true), page([99, 1], false)]
    expect(coveredPeriod(pages, now)).toEqual({ from: 40_000, to: 100_000 })
  })

  it('includes events of a chain whose clock is ahead', () => {
    expect(coveredPeriod([page([120], false)], now)).toEqual({ from: 120_000, to: 120_000 })
  })

  it('is none without events', () => {
    expect(coveredPeriod([page([], true)], now)).toBeUndefined()
  })
})

describe('countPerPart', () => {
  it('counts each event of the period once', () => {
    const events = [0, 10, 14, 15, 19, 20, 21].map(at)
    expect(countPerPart(events, { from: 10_000, to: 20_000 }, 2)).toEqual([2, 3])
  })

  it('counts events at one time', () => {
    expect(countPerPart([at(10), at(10)], { from: 10_000, to: 10_000 }, 3)).toEqual([2, 0, 0])
  })
})

describe('percentile', () => {
  it.each([
    [[5, 1, 3], 0.5, 3],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.95, 4],
    [[7], 0.5, 7],
    [[], 0.5, 0],
  ])('of %j at %f is %f', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })
})

describe('axisEnd', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1.2, 2],
    [3, 5],
    [7, 10],
    [10, 10],
    [11, 20],
    [0.03, 0.05],
    [4_500, 5_000],
  ])('above %f is %f', (max, end) => {
    expect(axisEnd(max)).toBeCloseTo(end, 10)
  })
})
