/** Number of blocks that are read again in case of a reorg. */
const unsettledBlocks = 32n

/**
 * Returns the block from which a previous result has to be updated.
 *
 * @param known - The previous result, and its last block.
 * @param head - Number of the chain's latest block.
 * @param first - The first block of the range.
 * @returns Undefined if the previous result is invalid.
 */
export function resumeBlock(
  known: { upTo: bigint } | undefined,
  { head, first }: { head: bigint; first: bigint },
): bigint | undefined {
  // A chain that has become shorter was reset.
  if (!known || head < known.upTo) return undefined
  const unsettled = known.upTo - unsettledBlocks + 1n
  return unsettled > first ? unsettled : first
}
