import { z } from 'zod'
import { chainSchema } from '../../../admin/findChain'
import * as schemas from '../../../jsonrpc/schemas'
import { explainMessage as explain } from '../explainMessage'
import { findSettlingChain } from '../findSettlingChain'
import { zksyncMethod } from '../zksyncMethod'

export const explainMessage = zksyncMethod({
  description:
    'Reports the status of a message, what it is waiting for, and which chains can verify it, or why they cannot.',
  params: z.object({
    chain: chainSchema,
    transactionHash: schemas.hash,
    index: schemas.number.default(0),
  }),
  run: ({ network }, { chain, transactionHash, index }) =>
    explain(network, findSettlingChain(network, chain), transactionHash, index),
})
