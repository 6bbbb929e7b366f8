import type { SuperchainStatus } from './describeStatus'

/** The progress of each chain: paragraphs, and a table with its headings. */
export function describeProgress({
  pace,
  isPaused,
  faults,
  chains,
}: SuperchainStatus): (string | string[][])[] {
  return [
    `Pace ${pace.name ?? 'custom'}${isPaused ? ', messages are not relayed automatically' : ''}`,
    [
      ['Chain', 'Node', 'Head', 'Safe', 'Finalized', 'To relay'],
      ...chains.map(({ name, isUp, head, safe, finalized, pendingMessages }) => [
        name,
        isUp ? 'up' : 'down',
        ...[head, safe, finalized, pendingMessages].map(String),
      ]),
    ],
    ...(faults.filter.failsafe
      ? ['The interop failsafe is active: executing messages are rejected.']
      : []),
  ]
}
