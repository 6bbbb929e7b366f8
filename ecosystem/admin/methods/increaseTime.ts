import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

const maxSeconds = 2 ** 31

export const increaseTime = adminMethod({
  description:
    'Advances the clocks of all chains by a number of seconds, and mines a block on each.',
  params: z.object({
    seconds: z.int(`must be whole seconds, 1 to ${maxSeconds}`).min(1).max(maxSeconds),
  }),
  async run({ network }, { seconds }) {
    network.assertWritable()
    await Promise.all(
      network.chains.map(async ({ node: { client } }) => {
        await client.increaseTime({ seconds })
        await client.mine({ blocks: 1 })
      }),
    )
    return null
  },
})
