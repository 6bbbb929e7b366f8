/** Estimates are not more exact than this. */
const precisionMs = 5_000

/**
 * When a step is expected that is later than usual: as much later again as it is late already, in steps of a few seconds, so
 * that the estimate does not change all the time.
 */
export function estimateAgain(expectedAt: Date, now: Date): Date {
  const late = now.getTime() - expectedAt.getTime()
  if (late <= 0) return expectedAt
  return new Date(expectedAt.getTime() + 2 * Math.ceil(late / precisionMs) * precisionMs)
}
