import { describe, expect, it } from 'vitest'
import { chainColor } from './chainColor'

describe('chainColor', () => {
  it('is that of the manifest', () => {
    expect(chainColor({ chainId: 324, color: '#112233' })).toBe('#112233')
  })

  it('otherwise depends on the chain id alone', () => {
    expect(chainColor({ chainId: 324 })).toBe(chainColor({ chainId: 324 }))
    const colors = [1, 2, 3, 4, 5, 6, 7, 8].map((chainId) => chainColor({ chainId }))
    expect(new Set(colors).size).toBe(8)
  })
})
