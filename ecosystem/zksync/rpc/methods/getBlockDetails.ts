import { hexToNumber, numberToHex, zeroAddress } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'
import { settlementFields } from './settlementFields'

const paramsSchema = z.object({ blockNumber: schemas.number })

const blockSchema = z
  .object({
    hash: schemas.hash,
    timestamp: schemas.hex,
    transactions: z.array(z.unknown()),
    baseFeePerGas: schemas.hex,
  })
  .nullable()

/**
 * `zks_getBlockDetails(blockNumber)`: null if there is no such block. An unsealed block has the number of the next
 * batch.
 */
export const getBlockDetails: ZksyncRpcMethod = async ({ chain, node }, params) => {
  const { blockNumber } = parseParams(paramsSchema, params)
  const block = blockSchema.parse(
    await node('eth_getBlockByNumber', [numberToHex(blockNumber), false]),
  )
  if (!block) return null
  const batch = chain.batchedBlock(BigInt(blockNumber))?.batch
  return {
    number: blockNumber,
    l1BatchNumber: Number(batch?.number ?? chain.batches.length + 1),
    timestamp: hexToNumber(block.timestamp),
    l1TxCount: 0,
    l2TxCount: block.transactions.length,
    rootHash: block.hash,
    l2FairGasPrice: hexToNumber(block.baseFeePerGas),
    operatorAddress: zeroAddress,
    ...settlementFields(batch),
  }
}
