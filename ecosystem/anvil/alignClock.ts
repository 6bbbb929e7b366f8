import { setClock } from './setClock'
import type { NodeClient } from './startNode'

/** If the time of a block differs by more than this from what it would be, the clock of the node had been moved. */
const toleranceSeconds = 5

/** Setting a clock hardly ever takes as long as a second. */
const maxTries = 10

/** What a node's clock was at a time. */
type ClockReading = {
  /** Seconds since the epoch. */
  timestamp: number
  /** Milliseconds since the epoch. */
  at: number
}

/**
 * Sets the clock of a node to the offset from this machine's clock that it had last, but not to before the last block,
 * whatever happened to this machine's clock since. A block with an earlier timestamp than its parent could not be
 * replayed.
 *
 * @param last - The last block, and when it was journaled. Null for genesis.
 * @param clock - What the clock was moved to, after which block; null if only blocks tell.
 */
export async function alignClock(
  client: NodeClient,
  last: (ClockReading & { number: number }) | null,
  clock: (ClockReading & { after: number }) | null,
): Promise<void> {
  const offset = clockOffset(last, clock)
  const { timestamp } = await client.getBlock()
  // Set at the turn of a second, the clock would be a second slower than that of another node.
  for (let tries = 0; tries < maxTries; tries++) {
    const now = currentSecond()
    await setClock(client, Math.max(now + offset, Number(timestamp)))
    if (currentSecond() === now) return
  }
}

function clockOffset(
  last: (ClockReading & { number: number }) | null,
  clock: (ClockReading & { after: number }) | null,
): number {
  const expected = clock ? offsetOf(clock) : 0
  if (!last || (clock && last.number <= clock.after)) return expected
  const offset = offsetOf(last)
  return Math.abs(offset - expected) > toleranceSeconds ? offset : expected
}

const offsetOf = ({ timestamp, at }: ClockReading) => timestamp - Math.floor(at / 1_000)

const currentSecond = () => Math.floor(Date.now() / 1_000)
