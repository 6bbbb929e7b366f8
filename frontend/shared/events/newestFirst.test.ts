import { describe, expect, it } from 'vitest'
import { newestFirst } from './newestFirst'

const event = (chainId: number, second: number, blockNumber: bigint, logIndex = 0) => ({
  chainId,
  transactionHash: '0x00' as const,
  blockNumber,
  logIndex,
  at: new Date(second * 1_000),
})
const sort = (events: ReturnType<typeof event>[]) => events.toSorted(newestFirst([2, 1]))

describe('newestFirst', () => {
  it('sorts the events of a chain by their place', () => {
    const events = [event(1, 5, 7n, 0), event(1, 5, 7n, 3), event(1, 5, 8n)]
    expect(sort(events)).toEqual(events.toReversed())
  })

  it('sorts the events of several chains by time', () => {
    const events = [event(1, 5, 900n), event(2, 6, 3n), event(1, 7, 901n)]
    expect(sort(events)).toEqual(events.toReversed())
  })

  it('takes the first chain for later within the same second', () => {
    const events = [event(1, 5, 3n), event(1, 5, 4n), event(2, 5, 900n)]
    expect(sort(events)).toEqual(events.toReversed())
  })
})
