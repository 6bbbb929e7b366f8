import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findSettlingChain } from '../findChain'

export const poisonRoot = adminMethod({
  description:
    'Has a chain import a root that never was, made up if left out; answers the block number it is under. The batch with it cannot be executed, and is taken back.',
  params: z.object({ chain: chainSchema, root: schemas.hash.optional() }),
  run: async ({ network }, { chain, root }) =>
    Number(await network.poisonRoot(findSettlingChain(network, chain), root)),
})
