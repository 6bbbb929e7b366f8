import type { MessageInclusion } from '../types'

/**
 * Returns the arguments of `proveL2MessageInclusionShared`, and of functions that forward them to it, such as `mint` of
 * InteropToken.
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
