import { endPage, type Page, readBackward } from './readBackward'
import { type BlockRange, readInRanges } from './readInRanges'
import { resumeBlock } from './resumeBlock'

/** The page of what happened last, up to a block. */
export type LatestPage<item> = Page<item> & { upTo: bigint }

/**
 * Reads what happened last on a chain; where that was read before, only what is new.
 *
 * @param head - Number of the chain's latest block.
 * @param known - What the last time yielded.
 * @param count - How many items make a page.
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
