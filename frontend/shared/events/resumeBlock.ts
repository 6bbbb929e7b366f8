/** Number of blocks that are read again: a reorg may have changed them. */
const unsettledBlocks = 32n

/**
 * Tells from which block on events have to be read that were read before.
 *
 * @param known - What was read before, and up to which block.
 * @param head - Number of the chain's latest block.
 * @param first - The first block of interest.
 * @returns Undefined if nothing that was read before counts any more.
 */
export function resumeBlock(
  known: { upTo: bigint } | undefined,
  { head, first }: { head: bigint; first: bigint },
): bigint | undefined {
  // A chain that has become shorter is another one: a local network that was reset.
  if (!known || head < known.upTo) return undefined
  const unsettled = known.upTo - unsettledBlocks + 1n
  return unsettled > first ? unsettled : first
}
