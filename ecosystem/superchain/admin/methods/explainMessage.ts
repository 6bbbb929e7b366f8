import { z } from 'zod'
import { chainSchema, findChain } from '../../../admin/findChain'
import * as schemas from '../../../jsonrpc/schemas'
import { explainMessage as explain } from '../explainMessage'
import { superchainMethod } from '../superchainMethod'

export const explainMessage = superchainMethod({
  description: 'Reports the status of a message, and what it is waiting for.',
  params: z.object({
    chain: chainSchema,
    transactionHash: schemas.hash,
    index: schemas.number.default(0),
  }),
  run: ({ network }, { chain, transactionHash, index }) =>
    explain(network, findChain(network, chain), transactionHash, index),
})
