import { type Address, type Hex, isAddress, isHex } from 'viem'
import { z } from 'zod'

export const hexSchema = z.custom<Hex>((value) => isHex(value), 'must be hexadecimal')

export const addressSchema = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value),
  'must be a checksummed address',
)
