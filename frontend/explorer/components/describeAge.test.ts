import { describe, expect, it } from 'vitest'
import { describeAge } from './describeAge'

const now = new Date('2026-01-02T03:04:05Z')

describe('describeAge', () => {
  it.each([
    [0, 'now'],
    [400, 'now'],
    [1_000, '1 s ago'],
    [59_000, '59 s ago'],
    [60_000, '1 min ago'],
    [3_599_000, '59 min ago'],
    [3_600_000, '1 h ago'],
    [86_400_000, '1 d ago'],
    [100 * 86_400_000, '100 d ago'],
    [-7_200_000, 'in 2 h'],
  ])('of a time %i ms ago is %s', (age, text) => {
    expect(describeAge(new Date(now.getTime() - age), now)).toBe(text)
  })
})
