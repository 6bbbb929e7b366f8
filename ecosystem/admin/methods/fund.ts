import { numberToHex } from 'viem'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { adminMethod } from '../AdminMethod'

const notWei = 'must be an amount in wei, decimal or hexadecimal'

const wei = z
  .union(
    [z.int(notWei).min(0, notWei), z.string().regex(/^(0x[0-9a-f]{1,32}|\d{1,36})$/i, notWei)],
    notWei,
  )
  .transform(BigInt)

export const fund = adminMethod({
  description: 'Adds wei to an account on every chain. Returns the balances by chain id.',
  params: z.object({ account: schemas.address, wei }),
  async run({ network }, { account: address, wei }) {
    network.assertWritable()
    const balances = await Promise.all(
      network.chains.map(async ({ config, node: { client } }) => {
        const value = (await client.getBalance({ address })) + wei
        await client.setBalance({ address, value })
        return [config.id, numberToHex(value)] as const
      }),
    )
    return Object.fromEntries(balances)
  },
})
