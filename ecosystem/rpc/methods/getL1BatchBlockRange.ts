import { numberToHex } from 'viem'
import { z } from 'zod'
import { parseParams } from '../params'
import type { RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'

const paramsSchema = z.object({ batchNumber: schemas.number })

/** `zks_getL1BatchBlockRange(batchNumber)`: first and last block; null until the batch is sealed. */
export const getL1BatchBlockRange: RpcMethod = async ({ chain }, params) => {
  const { batchNumber } = parseParams(paramsSchema, params)
  const blocks = chain.batch(BigInt(batchNumber))?.blocks
  const first = blocks?.[0]
  const last = blocks?.at(-1)
  return first && last ? [numberToHex(first.number), numberToHex(last.number)] : null
}
