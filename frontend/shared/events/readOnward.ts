import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import type { EventPlace } from './EventPlace'
import { type BlockRange, readInRanges } from './readInRanges'

/** Events up to a block. */
export type ReadSoFar<event extends EventPlace> = { upTo: bigint; events: readonly event[] }

/** So many blocks are read again: a reorganisation may have changed them. */
export const unsettledBlocks = 32n

/**
 * Reads the events that are new since the last time, so that a long chain is read only once.
 *
 * @param known - What the last time yielded.
 * @param fromBlock - The first block that can hold such events.
 */
export async function readOnward<event extends EventPlace>(
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
  // A chain that has become shorter is another one: a local network that was reset.
  const resume = known && head >= known.upTo ? known.upTo - unsettledBlocks + 1n : fromBlock
  const start = resume > fromBlock ? resume : fromBlock
  const kept = start > fromBlock ? (known?.events ?? []) : []
  const fresh = await readInRanges({ fromBlock: start, toBlock: head }, read)
  return {
    upTo: head,
    events: [...kept.filter(({ blockNumber }) => blockNumber < start), ...fresh],
  }
}
