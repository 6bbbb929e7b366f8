import { describe, expect, it } from 'vitest'
import { formatDuration } from './formatDuration'

describe('formatDuration', () => {
  it.each([
    [0, 'under 1 s'],
    [400, 'under 1 s'],
    [1_000, 'about 1 s'],
    [59_600, 'about 60 s'],
    [119_000, 'about 119 s'],
    [120_000, 'about 2 min'],
    [3_599_000, 'about 60 min'],
    [7_200_000, 'about 2 h'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })
})
