import { describe, expect, it } from 'vitest'
import { countDown } from './countDown'

describe('countDown', () => {
  it('returns the largest numbers, and the start of the next page', () => {
    const page = countDown({ first: 1n, before: 6n, count: 3 })
    expect(page).toEqual({ numbers: [5n, 4n, 3n], older: 3n })
    expect(countDown({ first: 1n, before: page.older ?? 0n, count: 3 })).toEqual({
      numbers: [2n, 1n],
      older: null,
    })
  })

  it('knows of no next page where this one ends with the first number', () => {
    expect(countDown({ first: 0n, before: 2n, count: 2 })).toEqual({
      numbers: [1n, 0n],
      older: null,
    })
  })

  it('returns nothing for an empty range', () => {
    expect(countDown({ first: 1n, before: 1n, count: 3 })).toEqual({ numbers: [], older: null })
  })
})
