import { describe, expect, it } from 'vitest'
import { maxDeposit } from './maxDeposit'

describe('maxDeposit', () => {
  it('leaves enough for the fees of depositing and withdrawing', () => {
    expect(maxDeposit({ balance: 1_000n, fee: 10n })).toBe(970n)
  })

  it('is nothing for an account that can hardly pay the fee', () => {
    expect(maxDeposit({ balance: 30n, fee: 10n })).toBe(0n)
  })

  it('is the balance until the fee is known', () => {
    expect(maxDeposit({ balance: 1_000n })).toBe(1_000n)
  })
})
