import { z } from 'zod'

/** A number as clients of op-interop-filter and supersim write it. */
export const quantity = z
  .union([z.string().regex(/^(0x[0-9a-fA-F]+|\d+)$/), z.int().min(0)], {
    error: 'must be a number, decimal or hexadecimal',
  })
  .transform(BigInt)
