import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { adminMethod } from '../AdminMethod'
import { explainMessage as explain } from '../explainMessage'
import { chainSchema, findSettlingChain } from '../findChain'

export const explainMessage = adminMethod({
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
