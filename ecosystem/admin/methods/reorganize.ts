import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findChain } from '../findChain'

export const reorganize = adminMethod({
  description:
    'Takes the last blocks of a chain back, as far as they are not final, and makes others of their transactions.',
  params: z.object({
    chain: chainSchema,
    depth: z.int('must be a number of blocks, 1 or more').min(1),
  }),
  async run({ network }, { chain, depth }) {
    await network.reorganize(findChain(network, chain), depth)
    return null
  },
})
