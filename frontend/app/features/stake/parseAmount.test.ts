import { parseEther } from 'viem'
import { describe, expect, it } from 'vitest'
import { parseAmount } from './parseAmount'

const locale = 'en'

describe('parseAmount', () => {
  it.each([
    ['1', '1'],
    ['0.5', '0.5'],
    ['0,5', '0.5'],
    ['.5', '0.5'],
    ['1.', '1'],
    [' 2,25 ', '2.25'],
    ['007', '7'],
    ['0.000000000000000001', '0.000000000000000001'],
  ])('reads "%s" as %s ETH', (text, amount) => {
    expect(parseAmount(text, { locale })).toEqual({ amount: parseEther(amount) })
  })

  it('reads the notation of the locale', () => {
    for (const [locale, text] of [
      ['en', '1,000.5'],
      ['de', '1.000,5'],
    ] as const)
      expect(parseAmount(text, { locale })).toEqual({ amount: parseEther('1000.5') })
  })

  it.each(['abc', '1e3', '-1', '1.2.3', '1.000,5', '0x10', '.', '1 00'])(
    'does not take "%s" for an amount',
    (text) => {
      expect(parseAmount(text, { locale }).problem).toContain('is not a valid amount')
    },
  )

  it('refuses an ambiguous amount, with what it could be', () => {
    expect(parseAmount('1,000', { locale }).problem).toBe('"1,000" is ambiguous. Enter 1000 or 1.')
    expect(parseAmount('1.125', { locale: 'de' }).problem).toBe(
      '"1.125" is ambiguous. Enter 1125 or 1,1250.',
    )
  })

  it.each(['', '  '])('requests an amount for "%s"', (text) => {
    expect(parseAmount(text, { locale }).problem).toBe('Enter an amount.')
  })

  it.each(['0', '0.00', ',0'])('rejects %s', (text) => {
    expect(parseAmount(text, { locale }).problem).toContain('greater than zero')
  })

  it('rejects more than 18 decimals instead of rounding', () => {
    expect(parseAmount('0.1234567890123456789', { locale }).problem).toBe(
      'Too many decimals: ETH has 18, this amount has 19.',
    )
  })

  describe('with a maximum', () => {
    const max = { amount: parseEther('2'), problem: 'You have 2 ETH.' }

    it('accepts all of it', () => {
      expect(parseAmount('2', { max, locale })).toEqual({ amount: parseEther('2') })
    })

    it('returns the message if the limit is exceeded', () => {
      expect(parseAmount('2.000000000000000001', { max, locale })).toEqual({
        problem: 'You have 2 ETH.',
      })
    })
  })
})
