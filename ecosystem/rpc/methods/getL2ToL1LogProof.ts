import { hexToBigInt } from 'viem'
import { z } from 'zod'
import { parseParams } from '../params'
import { interopProof, settlementProof } from '../proofs'
import type { RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'

const paramsSchema = z.object({
  transactionHash: schemas.hash,
  index: schemas.number.default(0),
  mode: z
    .enum(['proof_based_gw', 'messageRoot'], {
      error: 'must be "proof_based_gw" or "messageRoot", or left out for the proof up to the batch',
    })
    .optional(),
})

const receiptSchema = z.object({ blockNumber: schemas.hex }).nullable()

/**
 * `zks_getL2ToL1LogProof(transactionHash, index, mode)`, in both dialects: ZKsync Era asks for "proof_based_gw", ZKsync
 * OS for "messageRoot" and learns the settlement layer's block as well. Null means not yet, or no such log.
 */
export const getL2ToL1LogProof: RpcMethod = async ({ aliases, chain, faults, node }, params) => {
  const { transactionHash, index, mode } = parseParams(paramsSchema, params)
  if (faults.withholdsProof(transactionHash)) return null
  const hash = aliases.toNodeHash(transactionHash)
  const receipt = receiptSchema.parse(await node('eth_getTransactionReceipt', [hash]))
  if (!receipt) return null
  const leaf = await chain.leaf(hexToBigInt(receipt.blockNumber), hash, index)
  const proof = leaf && (mode ? interopProof : settlementProof)(chain, leaf)
  if (!proof) return null
  const { batch, leafIndex } = leaf
  return {
    proof,
    id: leafIndex,
    root: batch.chainBatchRoot,
    batchNumber: Number(batch.number),
    ...(mode === 'messageRoot' && {
      gatewayBlockNumber: Number(batch.interopPath?.settlementLayer.blockNumber),
    }),
  }
}
