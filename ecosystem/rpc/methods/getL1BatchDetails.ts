import { z } from 'zod'
import { parseParams } from '../params'
import type { RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'
import { settlementFields } from './settlementFields'

const paramsSchema = z.object({ batchNumber: schemas.number })

/** `zks_getL1BatchDetails(batchNumber)`: null until the batch is sealed. */
export const getL1BatchDetails: RpcMethod = async ({ chain }, params) => {
  const { batchNumber } = parseParams(paramsSchema, params)
  const batch = chain.batch(BigInt(batchNumber))
  if (!batch) return null
  const last = batch.blocks.at(-1)
  return {
    number: batchNumber,
    timestamp: Number(last?.timestamp),
    l1TxCount: 0,
    l2TxCount: batch.blocks.reduce((count, block) => count + block.transactions.length, 0),
    rootHash: last?.stateRoot,
    l2FairGasPrice: Number(last?.baseFeePerGas),
    ...settlementFields(batch),
  }
}
