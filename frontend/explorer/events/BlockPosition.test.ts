import { describe, expect, it } from 'vitest'
import { formatPosition, parsePosition } from './BlockPosition'

describe('a position', () => {
  it.each([
    ['7', { blockNumber: 7n, index: 0 }],
    ['7-2', { blockNumber: 7n, index: 2 }],
  ])('is written as %s', (text, position) => {
    expect(formatPosition(position)).toBe(text)
    expect(parsePosition(text)).toEqual(position)
  })

  it.each(['', '-', '7-', '-7', '7-2-1', '7-x', '0x7'])('is not %j', (text) => {
    expect(parsePosition(text)).toBeUndefined()
  })
})
