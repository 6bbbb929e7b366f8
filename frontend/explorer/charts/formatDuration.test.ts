import { describe, expect, it } from 'vitest'
import { formatDuration } from './formatDuration'

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.0294, '29 ms'],
    [1.26, '1.3 s'],
    [59, '59 s'],
    [90, '1.5 min'],
    [7_200, '2 h'],
    [864_000, '10 d'],
  ])('writes %f seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })
})
