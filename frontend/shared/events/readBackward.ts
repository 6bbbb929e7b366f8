import { canSplit } from './canSplit'
import type { BlockRange } from './readInRanges'

/** A part of what happened on a chain, latest first. */
export type Page<item> = {
  items: item[]
  /** Everything from this block up to the start of the page before is in `items`; 0 means that there is nothing older. */
  from: bigint
}

const firstSize = 1_000n
const largestSize = 100_000n

/** Maximum number of requests for one page: where little happens, the page ends early rather than search for minutes. */
const maxRequests = 20

/**
 * Reads what happened last before a block, in as few requests as the node allows. A page ends with a whole block, so it
 * can hold more than was asked for.
 *
 * @param before - The block after the last one of interest.
 * @param count - How many items make a page.
 * @param read - Reads one range of blocks, in the order in which things happened.
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

/** Leaves out of a page what is too much, but for the rest of its last block. */
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
