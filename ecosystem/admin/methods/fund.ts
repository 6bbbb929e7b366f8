import { numberToHex } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../rpc/params'
import * as schemas from '../../rpc/schemas'
import type { AdminMethod } from '../AdminContext'

const paramsSchema = z.object({
  account: schemas.address,
  amount: z
    .string('must be an amount in wei, as a decimal or hexadecimal string')
    .regex(/^(0x[0-9a-f]{1,32}|\d{1,36})$/i, 'must be an amount in wei, decimal or hexadecimal')
    .transform(BigInt),
})

/** `interstake_fund(account, wei)`: adds ether to an account on every chain; answers its balances by chain id. */
export const fund: AdminMethod = async ({ network: { chains } }, params) => {
  const { account: address, amount } = parseParams(paramsSchema, params)
  const balances = await Promise.all(
    chains.map(async ({ config, node: { client } }) => {
      const value = (await client.getBalance({ address })) + amount
      await client.setBalance({ address, value })
      return [config.id, numberToHex(value)] as const
    }),
  )
  return Object.fromEntries(balances)
}
