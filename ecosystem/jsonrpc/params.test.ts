import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorCodes } from './jsonRpc'
import { parseParams } from './params'
import * as schemas from './schemas'

const schema = z.object({
  transactionHash: schemas.hash,
  index: schemas.number.default(0),
  mode: z.enum(['some', 'all']).optional(),
})
const hash = `0x${'ab'.repeat(32)}`

describe('parseParams', () => {
  it('names parameters by position', () => {
    expect(parseParams(schema, [hash, 2, 'all'])).toEqual({
      transactionHash: hash,
      index: 2,
      mode: 'all',
    })
  })

  it('treats missing parameters and null as omitted', () => {
    expect(parseParams(schema, [hash])).toEqual({ transactionHash: hash, index: 0 })
    expect(parseParams(schema, [hash, null, null])).toEqual({ transactionHash: hash, index: 0 })
  })

  it('ignores extra parameters, which later versions of a method may have', () => {
    expect(parseParams(schema, [hash, 1, 'some', 'further'])).toMatchObject({ mode: 'some' })
  })

  it('throws -32602 with each invalid parameter and its expected value', () => {
    expect(() => parseParams(schema, ['0x12', -1])).toThrow(
      expect.objectContaining({
        code: errorCodes.invalidParams,
        message:
          'Invalid parameters: transactionHash must be 32 bytes of hexadecimal digits after 0x; ' +
          'index must be a whole number from 0 up.',
      }),
    )
  })
})

describe('number', () => {
  it.each([
    [0, 0],
    [7, 7],
    ['0x0', 0],
    ['0xfF', 255],
  ])('reads %j', (value, expected) => {
    expect(schemas.number.parse(value)).toBe(expected)
  })

  it.each([-1, 1.5, 2 ** 53, '7', '0x', '0xg', '0xffffffffffffffff', true, {}, null])(
    'rejects %j',
    (value) => {
      expect(schemas.number.safeParse(value).success).toBe(false)
    },
  )
})

describe('hash', () => {
  it('is case-insensitive, and converted to lowercase', () => {
    for (const written of [hash, `0x${'AB'.repeat(32)}`, `0X${'aB'.repeat(32)}`])
      expect(schemas.hash.parse(written)).toBe(hash)
  })

  it.each([hash.slice(2), hash.slice(0, -1), `${hash}ab`, `0x${'zz'.repeat(32)}`, 1, null])(
    'rejects %j',
    (value) => {
      expect(schemas.hash.safeParse(value).success).toBe(false)
    },
  )
})

describe('address', () => {
  it('is case-insensitive, and converted to lowercase, without a checksum', () => {
    const address = '0x36615cf349d7f6344891b1e7ca7c72883f5dc049'
    const written = [address, address.toUpperCase(), '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049']
    for (const each of written) expect(schemas.address.parse(each)).toBe(address)
  })

  it.each(['0x36615cf349', hash, 1, null])('rejects %j', (value) => {
    expect(schemas.address.safeParse(value).success).toBe(false)
  })
})

describe('storageKey', () => {
  it.each([
    ['0x0', '0'],
    ['0x', ''],
    ['', ''],
    ['aBc', 'abc'],
    [`0X${'0F'.repeat(32)}`, '0f'.repeat(32)],
  ])('reads %j', (value, digits) => {
    expect(schemas.storageKey.parse(value)).toBe(digits)
  })

  it.each(['0xg', `0x${'0'.repeat(65)}`, 0, null])('rejects %j', (value) => {
    expect(schemas.storageKey.safeParse(value).success).toBe(false)
  })
})
