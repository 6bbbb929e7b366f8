import type { InteropProof, MessageInclusion } from '../types'

/**
 * Converts a message proof to the argument of `verifyInteropMessage` and of receiver contracts, which does not include
 * the message.
 */
export function toInteropProof({
  sourceChainId,
  batchNumber,
  index,
  message: { txNumberInBatch },
  proof,
}: MessageInclusion): InteropProof {
  return { sourceChainId, batchNumber, index: BigInt(index), txNumberInBatch, elements: proof }
}
