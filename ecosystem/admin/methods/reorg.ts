import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findChain } from '../findChain'

export const reorg = adminMethod({
  description:
    'Drops the last blocks of a chain, which must not be final, and replays their transactions behind an empty block. Returns which could not be replayed, and why.',
  params: z.object({
    chain: chainSchema,
    depth: z.int('must be a number of blocks, 1 or more').min(1),
  }),
  async run({ network }, { chain, depth }) {
    return { dropped: await network.reorg(findChain(network, chain), depth) }
  },
})
