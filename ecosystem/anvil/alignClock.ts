import { setClock } from './setClock'
import type { NodeClient } from './startNode'

/** If the time of a block differs by more than this from when it was journaled, the clock of the node had been moved. */
const toleranceSeconds = 5

/** Setting a clock hardly ever takes as long as a second. */
const maxTries = 10

/**
 * Sets the clock of a node to the offset from this machine's clock that it had at the last block, but not to before that
 * block, whatever happened to this machine's clock since. A block with an earlier timestamp than its parent could not be
 * replayed.
 *
 * @param last - The last block; `at` is when it was journaled, in milliseconds since the epoch. Null for genesis.
 */
export async function alignClock(
  client: NodeClient,
  last: { timestamp: number; at: number } | null,
): Promise<void> {
  const offset = last ? last.timestamp - Math.floor(last.at / 1_000) : 0
  const { timestamp } = await client.getBlock()
  // Set at the turn of a second, the clock would be a second slower than that of another node.
  for (let tries = 0; tries < maxTries; tries++) {
    const now = currentSecond()
    const moved = now + (Math.abs(offset) > toleranceSeconds ? offset : 0)
    await setClock(client, Math.max(moved, Number(timestamp)))
    if (currentSecond() === now) return
  }
}

const currentSecond = () => Math.floor(Date.now() / 1_000)
