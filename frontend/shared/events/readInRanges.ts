import { canSplit } from './canSplit'

/** Blocks, both ends included. */
export type BlockRange = { fromBlock: bigint; toBlock: bigint }

/**
 * Reads something of many blocks in as few requests as the node allows: a range that it refuses is halved.
 *
 * @param read - Reads one range, in order.
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
