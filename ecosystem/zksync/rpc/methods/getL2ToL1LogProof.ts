import { hexToBigInt } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import { interopProof, settlementProof } from '../proofs'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({
  transactionHash: schemas.hash,
  index: schemas.number.default(0),
  mode: z
    .enum(['proof_based_gw', 'messageRoot', 'l1BatchRoot'], {
      error:
        'must be "l1BatchRoot" for the proof up to the batch, or "messageRoot" or "proof_based_gw" for that up to the interop root',
    })
    .default('l1BatchRoot'),
})

const transactionSchema = z.object({ blockNumber: schemas.hex.nullable() }).nullable()

/**
 * `zks_getL2ToL1LogProof(transactionHash, index, mode)`, in both RPC variants: ZKsync Era uses the mode
 * "proof_based_gw", ZKsync OS "messageRoot". Without a mode, both return the proof up to the batch, which ZKsync OS
 * calls "l1BatchRoot". Null if there is no such log, or no proof yet.
 */
export const getL2ToL1LogProof: ZksyncRpcMethod = async (
  { aliases, chain, faults, node },
  params,
) => {
  const { transactionHash, index, mode } = parseParams(paramsSchema, params)
  if (faults.withholdsProof(transactionHash)) return null
  const hash = aliases.toNodeHash(transactionHash)
  const leaf = await chain.leaf(hash, index, async () => {
    const transaction = transactionSchema.parse(await node('eth_getTransactionByHash', [hash]))
    return transaction?.blockNumber ? hexToBigInt(transaction.blockNumber) : null
  })
  const proof = leaf && (mode === 'l1BatchRoot' ? settlementProof : interopProof)(chain, leaf)
  if (!proof) return null
  const { batch, leafIndex } = leaf
  return {
    proof,
    id: leafIndex,
    root: batch.chainBatchRoot,
    batchNumber: Number(batch.number),
    // The batch was executed, as there is a proof.
    gatewayBlockNumber: Number(batch.execute?.blockNumber),
  }
}
