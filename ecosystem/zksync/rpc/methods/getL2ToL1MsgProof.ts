import { isAddressEqual, keccak256 } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import { interopProof } from '../proofs'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({
  blockNumber: schemas.number,
  sender: schemas.address,
  messageHash: schemas.hash,
  logIndex: schemas.number.optional(),
})

/**
 * `zks_getL2ToL1MsgProof(blockNumber, sender, messageHash, logIndex)`, the oldest RPC variant. The log index is that of
 * the message's event in its block; by default, the first identical message of the batch is proven.
 */
export const getL2ToL1MsgProof: ZksyncRpcMethod = async ({ chain, faults }, params) => {
  const { blockNumber, sender, messageHash, logIndex } = parseParams(paramsSchema, params)
  const batch = chain.batchedBlock(BigInt(blockNumber))?.batch
  if (!batch) return null
  const contents = await chain.contents(batch)
  const leafIndex = contents.messages.findIndex(
    (message) =>
      isAddressEqual(message.sender, sender) &&
      keccak256(message.data) === messageHash.toLowerCase() &&
      (logIndex === undefined ||
        (message.blockNumber === BigInt(blockNumber) && message.logIndex === logIndex)),
  )
  const message = contents.messages[leafIndex]
  if (!message || faults.withholdsProof(message.transactionHash)) return null
  const proof = interopProof(chain, { batch, contents, leafIndex })
  return proof && { proof, id: leafIndex, root: batch.chainBatchRoot }
}
