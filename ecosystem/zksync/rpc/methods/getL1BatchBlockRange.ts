import { numberToHex } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({ batchNumber: schemas.number })

/** `zks_getL1BatchBlockRange(batchNumber)`: first and last block; null until the batch is sealed. */
export const getL1BatchBlockRange: ZksyncRpcMethod = async ({ chain }, params) => {
  const { batchNumber } = parseParams(paramsSchema, params)
  const batch = chain.batch(BigInt(batchNumber))
  return batch ? [batch.firstBlock, batch.lastBlock].map(({ number }) => numberToHex(number)) : null
}
