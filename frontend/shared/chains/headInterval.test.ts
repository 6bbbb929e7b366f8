import { describe, expect, it } from 'vitest'
import { headInterval } from './headInterval'

const now = 1_700_000_000_000

describe('headInterval', () => {
  it.each([
    ['a chain with a recent block', 500, 1_699_999_995n, 500],
    ['a chain that is quiet', 500, 1_699_999_900n, 2_000],
    ['a quiet chain that is polled less often anyway', 4_000, 1_699_999_900n, 4_000],
    ['a chain whose clock is ahead', 500, 1_700_000_900n, 500],
    ['a chain that is not known yet', 500, undefined, 500],
  ])('of %s', (_, pollingInterval, timestamp, expected) => {
    expect(headInterval(pollingInterval, timestamp, now)).toBe(expected)
  })
})
