import { expect, it } from 'vitest'
import { increaseFees } from './fees'

const paid = { maxFeePerGas: 1_000n, maxPriorityFeePerGas: 100n }

it('increases fees by a quarter, or to the estimate if it is higher', () => {
  expect(increaseFees(paid, { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, null)).toEqual({
    maxFeePerGas: 1_251n,
    maxPriorityFeePerGas: 126n,
  })
  expect(increaseFees(paid, { maxFeePerGas: 5_000n, maxPriorityFeePerGas: 1n }, null)).toEqual({
    maxFeePerGas: 5_000n,
    maxPriorityFeePerGas: 126n,
  })
})

it('stays below the ceiling, and increases nothing if nodes would reject the replacement', () => {
  const estimate = { maxFeePerGas: 5_000n, maxPriorityFeePerGas: 200n }
  expect(increaseFees(paid, estimate, 1_200n)?.maxFeePerGas).toBe(1_200n)
  expect(increaseFees(paid, estimate, 1_100n)).toBeNull()
})

it('increases fees of zero', () => {
  const zero = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }
  expect(increaseFees(zero, zero, null)).toEqual({ maxFeePerGas: 1n, maxPriorityFeePerGas: 1n })
})
