import type { InteropProof, MessageInclusion } from '../types'

/**
 * The proof of a message without the message: what `verifyInteropMessage` of the interop centre takes, and the
 * functions of receivers.
 */
export function toInteropProof({
  sourceChainId,
  batchNumber,
  index,
  message: { txNumberInBatch },
  proof,
}: MessageInclusion): InteropProof {
  return { sourceChainId, batchNumber, index: BigInt(index), txNumberInBatch, words: proof }
}
