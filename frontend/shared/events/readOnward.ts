import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import type { EventPosition } from './EventPosition'
import { type BlockRange, readInRanges } from './readInRanges'
import { resumeBlock } from './resumeBlock'

/** All events up to a block. */
export type ReadSoFar<event extends EventPosition> = { upTo: bigint; events: readonly event[] }

/**
 * Reads events incrementally, so that a long chain is read only once.
 *
 * @param known - The previous result.
 * @param fromBlock - The first block that can contain such events.
 */
export async function readOnward<event extends EventPosition>(
  client: Client,
  {
    known,
    fromBlock,
    read,
  }: {
    known: ReadSoFar<event> | undefined
    fromBlock: bigint
    read: (range: BlockRange) => Promise<readonly event[]>
  },
): Promise<ReadSoFar<event>> {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  const start = resumeBlock(known, { head, first: fromBlock }) ?? fromBlock
  const kept = start > fromBlock ? (known?.events ?? []) : []
  const fresh = await readInRanges({ fromBlock: start, toBlock: head }, read)
  return {
    upTo: head,
    events: [...kept.filter(({ blockNumber }) => blockNumber < start), ...fresh],
  }
}
