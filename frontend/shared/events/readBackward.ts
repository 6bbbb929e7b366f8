import { logRanges } from '../../../interop/rpc/LogRanges'
import type { RangeReader } from '../../../interop/rpc/readInRanges'

/** A page of events, newest first. */
export type Page<item> = {
  items: item[]
  /** The first block covered by the page; 0 means that there are no older events. */
  from: bigint
}

const defaultFirstSize = 1_000n
const largestSize = 100_000n
/** By which the size grows with each request, as little happened in the blocks before. */
const growth = 4n

/** Maximum number of requests per page, so that searching sparse chains does not take minutes. */
const defaultMaxRequests = 20

/**
 * Reads the latest events before a block, in as few requests as the node allows. A page includes all events of its blocks,
 * so it can have more than `count` items.
 *
 * @param client - Whose node is read: what it rejects is remembered.
 * @param before - Exclusive upper bound of the blocks.
 * @param first - The first block that can contain such events.
 * @param count - Number of items per page.
 * @param firstSize - Number of blocks of the first request; fewer where a block can have thousands of events.
 * @param maxRequests - After these, the page ends even with fewer items.
 */
export async function readBackward<item extends { blockNumber: bigint }>(
  client: object,
  {
    before,
    first = 0n,
    count,
    firstSize = defaultFirstSize,
    maxRequests = defaultMaxRequests,
  }: {
    before: bigint
    first?: bigint
    count: number
    firstSize?: bigint | undefined
    maxRequests?: number | undefined
  },
  read: RangeReader<item>,
): Promise<Page<item>> {
  const ranges = logRanges(client)
  const items: item[] = []
  let from = before
  let wanted: bigint = firstSize
  for (
    let requests = 0;
    requests < maxRequests && from > first && items.length < count;
    requests++
  ) {
    const left = from - first
    const size = ranges.sizeOf(wanted < left ? wanted : left)
    try {
      const found = await read({ fromBlock: from - size, toBlock: from - 1n })
      ranges.accept(size)
      // A spread has a limit, and a range can have more events.
      for (const item of found.toReversed()) items.push(item)
      from -= size
      wanted = growth * wanted < largestSize ? growth * wanted : largestSize
    } catch (error) {
      if (!ranges.reject(size, error)) throw error
    }
  }
  return endPage({ items, from: from > first ? from : 0n }, count)
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
