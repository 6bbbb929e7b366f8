import * as fc from 'fast-check'
import { formatEther } from 'viem'
import { describe, expect, it } from 'vitest'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { readDecimal, writeDecimal } from './readDecimal'

const locales = [
  ...['en-US', 'en-IN', 'en-ZA', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'pt-BR', 'pl-PL', 'hi-IN'],
  ...['ru-RU', 'sv-SE', 'ar-EG', 'fa-IR', 'bn-BD', 'ja-JP', 'zh-CN', 'he-IL', 'tr-TR', 'mr-IN'],
]
const anyLocale = fc.constantFrom(...locales)
const anyAmount = fc.bigInt({ min: 0n, max: 10n ** 30n })

const numberOf = (text: string, locale: string) => {
  const read = readDecimal(text, locale)
  return read.kind === 'number' ? read.decimal : undefined
}

describe('readDecimal', () => {
  it.each([
    ['en-US', '1,000.5', '1000.5'],
    ['en-US', '1,000,000', '1000000'],
    ['en-US', '0,2', '0.2'],
    ['en-US', '0,125', '0.125'],
    ['en-US', '1.125', '1.125'],
    ['en-US', '1 000', '1000'],
    ['en-US', '１．５', '1.5'],
    ['en-IN', '1,00,000', '100000'],
    ['de-DE', '1.000,5', '1000.5'],
    ['de-DE', '1,25', '1.25'],
    ['de-DE', '0.125', '0.125'],
    ['de-CH', '1’000.5', '1000.5'],
    ['fr-FR', '1\u202f000,5', '1000.5'],
    ['ar-EG', '١٬٠٠٠٫٥', '1000.5'],
  ])('in %s, reads "%s" as %s', (locale, text, decimal) => {
    expect(readDecimal(text, locale)).toEqual({ kind: 'number', decimal })
  })

  it.each([
    ['en-US', '1,000', ['1000', '1']],
    ['en-US', '12,345', ['12345', '12.345']],
    ['de-DE', '1,000', ['1', '1000']],
    ['de-DE', '1.000', ['1000', '1']],
    ['fr-FR', '1,000', ['1', '1000']],
  ])('in %s, finds "%s" ambiguous', (locale, text, readings) => {
    expect(readDecimal(text, locale)).toEqual({ kind: 'ambiguous', readings })
  })

  it.each([
    '1.000,5',
    '1,00,000',
    '10²',
    '1.2.3',
    '1,,000',
    ',',
    '',
    '1e3',
    '-1',
    '½',
    '1 5',
    '0x1',
  ])('in en-US, does not take "%s" for a number', (text) => {
    expect(readDecimal(text, 'en-US')).toEqual({ kind: 'invalid' })
  })

  it('never reads one to three digits, a comma and three digits as a number, in any locale', () => {
    const digits = (length: number) => fc.nat(10 ** length - 1).map(String)
    fc.assert(
      fc.property(anyLocale, fc.integer({ min: 1, max: 999 }), digits(3), (locale, whole, rest) => {
        const text = `${whole},${rest.padStart(3, '0')}`
        expect(readDecimal(text, locale).kind).toBe('ambiguous')
      }),
    )
  })

  it('reads what it wrote for editing', () => {
    fc.assert(
      fc.property(anyLocale, anyAmount, (locale, amount) => {
        const decimal = formatEther(amount)
        expect(numberOf(writeDecimal(decimal, locale), locale)).toBe(decimal)
      }),
    )
  })

  it('reads a formatted amount as that amount, or refuses it as ambiguous', () => {
    fc.assert(
      fc.property(anyLocale, anyAmount, (locale, amount) => {
        const text = formatAmount(amount, { decimals: 18, locale })
        const read = readDecimal(text, locale)
        expect(read.kind).not.toBe('invalid')
        if (read.kind === 'number') expect(read.decimal).toBe(formatEther(amount))
      }),
    )
  })

  it('does not read a text as two numbers in two locales', () => {
    const text = fc.string({ unit: fc.constantFrom(..."0159.,' "), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(anyLocale, anyLocale, text, (one, other, written) => {
        const [first, second] = [numberOf(written, one), numberOf(written, other)]
        if (first !== undefined && second !== undefined) expect(first).toBe(second)
      }),
      { numRuns: 2_000 },
    )
  })
})
