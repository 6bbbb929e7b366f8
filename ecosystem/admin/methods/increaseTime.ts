import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

export const increaseTime = adminMethod({
  description: 'Moves the clocks of all chains ahead by seconds, and mines a block on each.',
  params: z.object({
    seconds: z
      .int('must be whole seconds')
      .min(1)
      .max(2 ** 31),
  }),
  async run({ network: { chains } }, { seconds }) {
    await Promise.all(
      chains.map(async ({ node: { client } }) => {
        await client.increaseTime({ seconds })
        await client.mine({ blocks: 1 })
      }),
    )
    return null
  },
})
