import { canSplit } from './canSplit'

/** An inclusive block range. */
export type BlockRange = { fromBlock: bigint; toBlock: bigint }

/**
 * Reads a block range in as few requests as the node allows: ranges that it rejects are split in half.
 *
 * @param read - Reads a block range, in order.
 */
export async function readInRanges<item>(
  { fromBlock, toBlock }: BlockRange,
  read: (range: BlockRange) => Promise<readonly item[]>,
): Promise<item[]> {
  const items: item[] = []
  let start = fromBlock
  let size = toBlock - fromBlock + 1n
  while (start <= toBlock) {
    const end = start + size > toBlock ? toBlock : start + size - 1n
    try {
      items.push(...(await read({ fromBlock: start, toBlock: end })))
      start = end + 1n
    } catch (error) {
      if (!canSplit(size, error)) throw error
      size /= 2n
    }
  }
  return items
}
