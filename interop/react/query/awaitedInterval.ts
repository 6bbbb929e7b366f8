import type { Client } from 'viem'

/** Steps that take longer are noticed within about a tenth of their duration. */
const steps = [
  { untilMs: 10_000, intervalMs: 1_000 },
  { untilMs: 40_000, intervalMs: 2_000 },
]

/**
 * How soon to look again for something that the user waits for: quickly at first, then at the polling interval of its chain.
 *
 * Changes seldom, as a query starts to wait again whenever its interval changes.
 */
export function awaitedInterval({ pollingInterval }: Client, waitedMs: number): number {
  const step = steps.find(({ untilMs }) => waitedMs < untilMs)
  return step ? Math.min(step.intervalMs, pollingInterval) : pollingInterval
}
