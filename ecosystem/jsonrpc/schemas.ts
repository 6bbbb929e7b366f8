import type { Address, Hash, Hex } from 'viem'
import { z } from 'zod'

/** Hexadecimal digits in any case, converted to lowercase, as nodes write them. */
function hexOf<type extends Hex>(digits: string, message: string) {
  const pattern = new RegExp(`^0x${digits}$`, 'i')
  return z
    .custom<type>((value) => typeof value === 'string' && pattern.test(value), message)
    .overwrite(toLowerCase)
}

function toLowerCase<type extends Hex>(value: type): type
function toLowerCase(value: Hex): Hex {
  return `0x${value.slice(2).toLowerCase()}`
}

export const hash = hexOf<Hash>('[0-9a-f]{64}', 'must be 32 bytes of hexadecimal digits after 0x')

export const address = hexOf<Address>(
  '[0-9a-f]{40}',
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

/** A quantity or bytes, as nodes return them. */
export const hex = hexOf<Hex>('[0-9a-f]*', 'must be hexadecimal digits after 0x')

/** A storage key of up to 32 bytes. Some clients omit leading zeros or 0x. */
export const storageKey = z
  .string()
  .regex(/^(0x)?[0-9a-f]{0,64}$/i, 'must be up to 32 bytes of hexadecimal digits')
  .transform((key) => key.replace(/^0x/i, '').toLowerCase())

/** A quantity such as a gas limit: a number, or a decimal or hexadecimal string. */
export const quantity = z.union([z.string(), z.number()]).transform((value, { addIssue }) => {
  const number = toBigInt(value)
  if (number !== null && number >= 0n && number < 2n ** 64n) return number
  addIssue('must be a quantity of 64 bits, such as "0x5208"')
  return z.NEVER
})

function toBigInt(value: string | number): bigint | null {
  try {
    return BigInt(value)
  } catch {
    return null
  }
}
