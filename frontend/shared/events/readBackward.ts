import { canSplit } from './canSplit'
import type { BlockRange } from './readInRanges'

/** A page of events, newest first. */
export type Page<item> = {
  items: item[]
  /** The first block covered by the page; 0 means that there are no older events. */
  from: bigint
}

const firstSize = 1_000n
const largestSize = 100_000n

/** Maximum number of requests per page, so that searching sparse chains does not take minutes. */
const maxRequests = 20

/**
 * Reads the latest events before a block, in as few requests as the node allows. A page includes all events of its blocks,
 * so it can have more than `count` items.
 *
 * @param before - Exclusive upper bound of the blocks.
 * @param count - Number of items per page.
 * @param read - Reads the events in a block range, in order.
 */
export async function readBackward<item extends { blockNumber: bigint }>(
  { before, count }: { before: bigint; count: number },
  read: (range: BlockRange) => Promise<readonly item[]>,
): Promise<Page<item>> {
  const items: item[] = []
  let from = before
  let size = firstSize
  let limit = largestSize
  for (let requests = 0; requests < maxRequests && from > 0n && items.length < count; requests++) {
    const fromBlock = from > size ? from - size : 0n
    try {
      const found = await read({ fromBlock, toBlock: from - 1n })
      items.push(...found.toReversed())
      from = fromBlock
      size = 2n * size < limit ? 2n * size : limit
    } catch (error) {
      if (!canSplit(size, error)) throw error
      size /= 2n
      limit = size
    }
  }
  return endPage({ items, from }, count)
}

/** Truncates a page to its size, rounded up to whole blocks. */
export function endPage<item extends { blockNumber: bigint }>(
  page: Page<item>,
  count: number,
): Page<item> {
  const last = page.items[count - 1]
  if (!last) return page
  return {
    items: page.items.filter(({ blockNumber }) => blockNumber >= last.blockNumber),
    from: last.blockNumber,
  }
}
