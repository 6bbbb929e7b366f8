import { createClient, custom } from 'viem'
import { describe, expect, it } from 'vitest'
import { awaitedInterval } from './awaitedInterval'

const clientWith = (pollingInterval: number) =>
  createClient({ transport: custom({ request: async () => null }), pollingInterval })

describe('awaitedInterval', () => {
  it.each([
    [0, 1_000],
    [9_999, 1_000],
    [10_000, 2_000],
    [39_999, 2_000],
    [40_000, 4_000],
    [3_600_000, 4_000],
  ])('is, after %i ms, %i ms on a live chain', (waited, interval) => {
    expect(awaitedInterval(clientWith(4_000), waited)).toBe(interval)
  })

  it('is never longer than the polling interval of the chain', () => {
    for (const waited of [0, 20_000, 60_000])
      expect(awaitedInterval(clientWith(500), waited)).toBe(500)
  })
})
