import { type Address, type Hash, type Hex, isAddress, isHash, isHex } from 'viem'
import { z } from 'zod'

export const hash = z.custom<Hash>(
  (value) => typeof value === 'string' && isHash(value),
  'must be 32 bytes of hexadecimal digits after 0x',
)

export const address = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value, { strict: false }),
  'must be an address, 20 bytes of hexadecimal digits after 0x',
)

/** A number that clients send in decimal or as a hexadecimal string. */
export const number = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^0x[0-9a-f]{1,16}$/i)
        .transform(Number),
    ],
    {
      error: 'must be a whole number, or a hexadecimal one as a string',
    },
  )
  .refine((value) => Number.isSafeInteger(value) && value >= 0, 'must be a whole number from 0 up')

/** A number or bytes, as nodes answer with them. */
export const hex = z.custom<Hex>((value) => isHex(value), 'must be hexadecimal digits after 0x')
