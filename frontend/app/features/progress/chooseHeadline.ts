import type { DepositSummary } from './summarizeDeposit'

const phases = ['ready', 'underWay', 'rewarded'] as const

/** The headline of the deposit that matters most to the user: one that waits for them, otherwise one that is under way. */
export function chooseHeadline(
  summaries: readonly (DepositSummary | undefined)[],
): string | undefined {
  return phases
    .map((phase) => summaries.find((summary) => summary?.phase === phase)?.headline)
    .find(Boolean)
}
