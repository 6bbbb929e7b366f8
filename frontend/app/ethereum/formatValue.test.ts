import { parseEther, parseUnits } from 'viem'
import { describe, expect, it } from 'vitest'
import { formatValue } from './formatValue'

const price = parseUnits('2345.67', 8)

describe('formatValue', () => {
  it.each([
    ['0', '≈ $0.00'],
    ['1', '≈ $2,345.67'],
    ['0.5', '≈ $1,172.84'],
    ['0.00001', '≈ $0.02'],
    ['0.000001', '< $0.01'],
    ['1000000', '≈ $2,345,670,000.00'],
  ])('formats %s ETH as %s', (amount, text) => {
    expect(formatValue(parseEther(amount), price, 'en')).toBe(text)
  })

  it('uses the notation of the locale', () => {
    expect(formatValue(parseEther('1'), price, 'de')).toBe('≈ 2.345,67\u00a0$')
  })
})
