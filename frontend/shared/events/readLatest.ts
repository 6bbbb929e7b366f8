import type { RangeReader } from '../../../interop/rpc/readInRanges'
import { endPage, type Page, readBackward } from './readBackward'
import { resumeBlock } from './resumeBlock'

/** The latest page of events, up to a block. */
export type LatestPage<item> = Page<item> & { upTo: bigint }

/**
 * Reads the latest events, incrementally if there is a previous result.
 *
 * @param client - Whose node is read: what it rejects is remembered.
 * @param head - Number of the chain's latest block.
 * @param known - The previous result.
 * @param first - The first block that can contain such events.
 * @param count - Number of items per page.
 * @param firstSize - Number of blocks of the first request.
 * @param maxRequests - After these, the page ends even with fewer items.
 */
export async function readLatest<item extends { blockNumber: bigint }>(
  client: object,
  {
    head,
    known,
    first = 0n,
    count,
    firstSize,
    maxRequests,
  }: {
    head: bigint
    known: LatestPage<item> | undefined
    first?: bigint
    count: number
    firstSize?: bigint
    maxRequests?: number
  },
  read: RangeReader<item>,
): Promise<LatestPage<item>> {
  const fromBlock = known && resumeBlock(known, { head, first: known.from })
  const fresh = await readBackward(
    client,
    { before: head + 1n, first: fromBlock ?? first, count, firstSize, maxRequests },
    read,
  )
  // What is new fills the page, or is all there is.
  if (!known || fromBlock === undefined || fresh.from !== 0n) return { ...fresh, upTo: head }

  const kept = known.items.filter(({ blockNumber }) => blockNumber < fromBlock)
  const page = { items: [...fresh.items, ...kept], from: known.from }
  return { ...endPage(page, count), upTo: head }
}
