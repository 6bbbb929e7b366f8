import { parseEther } from 'viem'
import { describe, expect, it } from 'vitest'
import { formatAmount } from './formatAmount'

describe('formatAmount', () => {
  it.each([
    ['0', '0'],
    ['1', '1'],
    ['1.5', '1.5'],
    ['0.12345', '0.1234'],
    ['0.99999', '0.9999'],
    ['9999.99999', '9,999.9999'],
    ['1234567', '1,234,567'],
    ['10.00001', '10'],
  ])('writes %s as %s', (amount, text) => {
    expect(formatAmount(parseEther(amount), { locale: 'en' })).toBe(text)
  })

  it.each([
    ['de', '1.234.567,5'],
    ['en-IN', '12,34,567.5'],
    ['ar-EG', '١٬٢٣٤٬٥٦٧٫٥'],
  ])('groups as in %s', (locale, text) => {
    expect(formatAmount(parseEther('1234567.5'), { locale })).toBe(text)
  })

  it('is exact', () => {
    expect(
      formatAmount(parseEther('12345678901234567.000000000000000001'), {
        decimals: 18,
        locale: 'en',
      }),
    ).toBe('12,345,678,901,234,567.000000000000000001')
  })

  it('never shows a nonzero amount as zero', () => {
    expect(formatAmount(1n, { locale: 'en' })).toBe('< 0.0001')
  })

  it('shows as many decimals as asked for', () => {
    expect(formatAmount(parseEther('0.123456789'), { decimals: 8, locale: 'en' })).toBe(
      '0.12345678',
    )
  })
})
