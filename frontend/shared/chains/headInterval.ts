/** A chain without a block for this long is quiet. */
const quietMs = 10_000

/** Polling interval of a quiet chain, if its own is shorter. */
const quietIntervalMs = 2_000

/**
 * How soon to look for a new block, in milliseconds. Chains of a local network only have blocks when there are transactions, and
 * each request takes time from the page.
 *
 * @param timestamp - Of the latest block, in seconds; undefined until it is known.
 * @param now - In milliseconds.
 */
export function headInterval(
  pollingInterval: number,
  timestamp: bigint | undefined,
  now: number,
): number {
  const isQuiet = timestamp !== undefined && now - Number(timestamp) * 1_000 > quietMs
  return isQuiet ? Math.max(pollingInterval, quietIntervalMs) : pollingInterval
}
