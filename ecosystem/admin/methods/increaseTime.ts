import { z } from 'zod'
import { mineDurably } from '../../node/mineDurably'
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
      network.chains.map(async ({ node }) => {
        await node.client.increaseTime({ seconds })
        // From then on, a restarted node has this clock.
        await mineDurably(node, { count: 1 })
      }),
    )
    return null
  },
})
