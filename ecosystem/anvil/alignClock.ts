import { setClock } from './setClock'
import type { NodeClient } from './startNode'

/** A block that was written later than this after its time was made by a clock that had been moved. */
const toleranceSeconds = 5

/**
 * Sets a node's clock: as far from ours as it was when the last block was made, but never before the time of that block,
 * whatever happened to our clock since. A block with an earlier time than its parent's could not be replayed.
 *
 * @param last - With the time at which it was written, in milliseconds since the epoch; null for genesis.
 */
export async function alignClock(
  client: NodeClient,
  last: { timestamp: number; at: number } | null,
): Promise<void> {
  const now = Math.floor(Date.now() / 1_000)
  const offset = last ? last.timestamp - Math.floor(last.at / 1_000) : 0
  const moved = now + (Math.abs(offset) > toleranceSeconds ? offset : 0)
  const { timestamp } = await client.getBlock()
  await setClock(client, Math.max(moved, Number(timestamp)))
}
