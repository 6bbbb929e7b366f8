import { describe, expect, it } from 'vitest'
import { parseHash, parseNumber } from './parseParameters'

const hash = `0x${'ab'.repeat(32)}` as const

describe('the parameters of an address', () => {
  it('are read as what they are', () => {
    expect(parseNumber('0')).toBe(0n)
    expect(parseHash(hash.toUpperCase().replace('0X', '0x'))).toBe(hash)
  })

  it.each(['', '-1', '1.5', '0x10', '1e3', '9'.repeat(16)])('%j is not a number', (text) => {
    expect(parseNumber(text)).toBeUndefined()
  })

  it.each(['', '0x', hash.slice(0, -1), `${hash}0`, hash.replace('a', 'g')])(
    '%j is not a hash',
    (text) => {
      expect(parseHash(text)).toBeUndefined()
    },
  )
})
