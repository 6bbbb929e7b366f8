import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findChain } from '../findChain'

export const crashNode = adminMethod({
  description: 'Kills the node of a chain. It is restarted in the same state.',
  params: z.object({ chain: chainSchema }),
  async run({ network }, { chain }) {
    await findChain(network, chain).node.crash()
    return null
  },
})
