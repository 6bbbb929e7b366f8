import { describe, expect, it } from 'vitest'
import { nearby } from './nearby'

describe('nearby', () => {
  it.each([
    [0, 2, [0, 1]],
    [1, 4, [0, 1, 2, 3]],
    [0, 100_000, [0, 1, 2, 3, 99_999]],
    [50, 100, [0, 47, 48, 49, 50, 51, 52, 53, 99]],
    [99, 100, [0, 96, 97, 98, 99]],
  ])('of index %i among %i is %j', (index, count, indices) => {
    expect(nearby(index, count)).toEqual(indices)
  })
})
