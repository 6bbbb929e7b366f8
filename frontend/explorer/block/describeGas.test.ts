import { describe, expect, it } from 'vitest'
import { describeGas } from './describeGas'

describe('describeGas', () => {
  it('sets the gas in relation to the limit', () => {
    expect(describeGas({ gasUsed: 454_385n, gasLimit: 30_000_000n })).toBe(
      '454,385 of 30,000,000 (1.5%)',
    )
  })

  it.each([0n, 2n ** 50n, 2n ** 64n - 1n])('omits the limit %i, which is none', (gasLimit) => {
    expect(describeGas({ gasUsed: 454_385n, gasLimit })).toBe('454,385')
  })
})
