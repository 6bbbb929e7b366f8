import { type RangeReader, readInRanges } from '../../../interop/rpc/readInRanges'
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
 * @param maxRequests - After these, the page ends even with fewer items.
 */
export async function readLatest<item extends { blockNumber: bigint }>(
  client: object,
  {
    head,
    known,
    first = 0n,
    count,
    maxRequests,
  }: {
    head: bigint
    known: LatestPage<item> | undefined
    first?: bigint
    count: number
    maxRequests?: number
  },
  read: RangeReader<item>,
): Promise<LatestPage<item>> {
  const fromBlock = known && resumeBlock(known, { head, first: known.from })
  if (!known || fromBlock === undefined)
    return {
      ...(await readBackward(client, { before: head + 1n, first, count, maxRequests }, read)),
      upTo: head,
    }

  const fresh = await readInRanges(client, { fromBlock, toBlock: head }, read)
  const kept = known.items.filter(({ blockNumber }) => blockNumber < fromBlock)
  const page = { items: [...fresh.toReversed(), ...kept], from: known.from }
  return { ...endPage(page, count), upTo: head }
}
