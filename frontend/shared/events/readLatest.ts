import { endPage, type Page, readBackward } from './readBackward'
import { type BlockRange, readInRanges } from './readInRanges'
import { resumeBlock } from './resumeBlock'

/** The latest page of events, up to a block. */
export type LatestPage<item> = Page<item> & { upTo: bigint }

/**
 * Reads the latest events, incrementally if there is a previous result.
 *
 * @param head - Number of the chain's latest block.
 * @param known - The previous result.
 * @param count - Number of items per page.
 */
export async function readLatest<item extends { blockNumber: bigint }>(
  { head, known, count }: { head: bigint; known: LatestPage<item> | undefined; count: number },
  read: (range: BlockRange) => Promise<readonly item[]>,
): Promise<LatestPage<item>> {
  const fromBlock = known && resumeBlock(known, { head, first: known.from })
  if (!known || fromBlock === undefined)
    return { ...(await readBackward({ before: head + 1n, count }, read)), upTo: head }

  const fresh = await readInRanges({ fromBlock, toBlock: head }, read)
  const kept = known.items.filter(({ blockNumber }) => blockNumber < fromBlock)
  const page = { items: [...fresh.toReversed(), ...kept], from: known.from }
  return { ...endPage(page, count), upTo: head }
}
