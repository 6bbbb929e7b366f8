import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'
import { settlementFields } from './settlementFields'

const paramsSchema = z.object({ batchNumber: schemas.number })

/** `zks_getL1BatchDetails(batchNumber)`: null until the batch is sealed. */
export const getL1BatchDetails: ZksyncRpcMethod = async ({ chain }, params) => {
  const { batchNumber } = parseParams(paramsSchema, params)
  const batch = chain.batch(BigInt(batchNumber))
  if (!batch) return null
  const { lastBlock, transactionCounts } = batch
  return {
    number: batchNumber,
    timestamp: Number(lastBlock.timestamp),
    l1TxCount: 0,
    l2TxCount: transactionCounts.at(-1),
    rootHash: lastBlock.stateRoot,
    l2FairGasPrice: Number(lastBlock.baseFeePerGas),
    ...settlementFields(batch),
  }
}
