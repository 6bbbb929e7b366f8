import { type Hex, hexToBigInt, numberToHex } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'
import { gasPerPubdata } from './estimateFee'
import { isoTime } from './settlementFields'

const paramsSchema = z.object({ transactionHash: schemas.hash })

const transactionSchema = z
  .object({ from: schemas.address, blockNumber: schemas.hex.nullable() })
  .nullable()
const receiptSchema = z
  .object({ status: schemas.hex, gasUsed: schemas.hex, effectiveGasPrice: schemas.hex })
  .nullable()
const blockSchema = z.object({ timestamp: schemas.hex })

/** `zks_getTransactionDetails(hash)`: the status of a transaction; null if it is unknown. */
export const getTransactionDetails: ZksyncRpcMethod = async ({ chain, node }, params) => {
  const { transactionHash } = parseParams(paramsSchema, params)
  const [transaction, receipt] = await Promise.all([
    node('eth_getTransactionByHash', [transactionHash]).then(transactionSchema.parse),
    node('eth_getTransactionReceipt', [transactionHash]).then(receiptSchema.parse),
  ])
  if (!transaction) return null
  const { from, blockNumber } = transaction
  const block = blockSchema.parse(
    await node('eth_getBlockByNumber', [blockNumber ?? 'latest', false]),
  )
  const batch = blockNumber ? chain.batchedBlock(hexToBigInt(blockNumber))?.batch : undefined
  return {
    isL1Originated: false,
    status: statusOf(receipt, batch?.execute !== undefined),
    fee: receipt
      ? numberToHex(hexToBigInt(receipt.gasUsed) * hexToBigInt(receipt.effectiveGasPrice))
      : '0x0',
    gasPerPubdata,
    initiatorAddress: from,
    receivedAt: isoTime(hexToBigInt(block.timestamp)),
    ethCommitTxHash: batch?.commit?.transactionHash ?? null,
    ethProveTxHash: batch?.prove?.transactionHash ?? null,
    ethExecuteTxHash: batch?.execute?.transactionHash ?? null,
  }
}

function statusOf(receipt: { status: Hex } | null, executed: boolean) {
  if (!receipt) return 'pending'
  if (receipt.status === '0x0') return 'failed'
  return executed ? 'verified' : 'included'
}
