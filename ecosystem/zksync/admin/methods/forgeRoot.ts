import { z } from 'zod'
import { chainSchema } from '../../../admin/findChain'
import * as schemas from '../../../jsonrpc/schemas'
import { findSettlingChain } from '../findSettlingChain'
import { zksyncMethod } from '../zksyncMethod'

export const forgeRoot = zksyncMethod({
  description:
    'Makes a chain import a forged interop root, random by default. Returns the block number that it is stored under. The batch with it cannot be executed and is reverted.',
  params: z.object({ chain: chainSchema, root: schemas.hash.optional() }),
  async run({ network }, { chain, root }) {
    network.assertWritable()
    return Number(await network.protocol.forgeRoot(findSettlingChain(network, chain), root))
  },
})
