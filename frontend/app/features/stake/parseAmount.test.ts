import { parseEther } from 'viem'
import { describe, expect, it } from 'vitest'
import { parseAmount } from './parseAmount'

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
    expect(parseAmount(text)).toEqual({ amount: parseEther(amount) })
  })

  it.each(['abc', '1e3', '-1', '1.2.3', '1,000.5', '0x10', '.', '1 000'])(
    'does not take "%s" for an amount',
    (text) => {
      expect(parseAmount(text).problem).toContain('is not a valid amount')
    },
  )

  it.each(['', '  '])('requests an amount for "%s"', (text) => {
    expect(parseAmount(text).problem).toBe('Enter an amount.')
  })

  it.each(['0', '0.00', ',0'])('rejects %s', (text) => {
    expect(parseAmount(text).problem).toContain('greater than zero')
  })

  it('rejects more than 18 decimals instead of rounding', () => {
    expect(parseAmount('0.1234567890123456789').problem).toBe(
      'Too many decimals: ETH has 18, this amount has 19.',
    )
  })

  describe('with a maximum', () => {
    const max = { amount: parseEther('2'), problem: 'You have 2 ETH.' }

    it('accepts all of it', () => {
      expect(parseAmount('2', max)).toEqual({ amount: parseEther('2') })
    })

    it('returns the message if the limit is exceeded', () => {
      expect(parseAmount('2.000000000000000001', max)).toEqual({ problem: 'You have 2 ETH.' })
    })
  })
})
