import { describe, expect, it, vi } from 'vitest'
import { memoized } from './memoized'

describe('memoized', () => {
  it('computes once for each text, even if the result is null', () => {
    const compute = vi.fn((text: string) => (text === '' ? null : text.length))
    const lengthOf = memoized(compute)
    expect(['a', '', 'ab', '', 'a'].map(lengthOf)).toEqual([1, null, 2, null, 1])
    expect(compute).toHaveBeenCalledTimes(3)
  })

  it('keeps the results of the last texts alone', () => {
    const compute = vi.fn((text: string) => text.length)
    const lengthOf = memoized(compute)
    lengthOf('first')
    for (let length = 0; length < 100; length++) lengthOf('x'.repeat(length))
    lengthOf('first')
    expect(compute).toHaveBeenCalledTimes(102)
  })
})
