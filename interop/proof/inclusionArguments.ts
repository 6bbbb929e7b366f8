import type { MessageInclusion } from '../types'

/**
 * The arguments of `proveL2MessageInclusionShared`, and of every contract function that passes them on to it, such as
 * the token's `mint`.
 */
export function inclusionArguments({
  sourceChainId,
  batchNumber,
  index,
  message,
  proof,
}: MessageInclusion) {
  return [sourceChainId, batchNumber, BigInt(index), message, proof] as const
}
