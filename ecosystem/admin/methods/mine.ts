import { z } from 'zod'
import { mineDurably } from '../../node/mineDurably'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findChain } from '../findChain'

const maxBlocks = 10_000

export const mine = adminMethod({
  description: 'Mines blocks, one by default, on a chain or on all.',
  params: z.object({
    blocks: z.int(`must be a number of blocks, 1 to ${maxBlocks}`).min(1).max(maxBlocks).default(1),
    chain: chainSchema.optional(),
  }),
  async run({ network }, { blocks, chain }) {
    network.assertWritable()
    const chains = chain === undefined ? network.chains : [findChain(network, chain)]
    await Promise.all(chains.map(({ node }) => mineDurably(node, { count: blocks })))
    return null
  },
})
