import type { EcosystemStatus } from './describeStatus'

/** The progress of each chain: paragraphs, and a table with its headings. */
export function describeProgress({
  pace,
  isPaused,
  settlementLayer,
  chains,
}: EcosystemStatus): (string | string[][])[] {
  const halts = chains.flatMap(({ name, settlementHalted, importsHalted }) => [
    ...(settlementHalted === null ? [] : [`Settlement of ${name} is halted. ${settlementHalted}`]),
    ...(importsHalted === null
      ? []
      : [`Imports of interop roots on ${name} are halted. ${importsHalted}`]),
  ])
  const state = ({ isUp }: { isUp: boolean }) => (isUp ? 'up' : 'down')
  return [
    `Pace ${pace.name ?? 'custom'}${isPaused ? ', settlement paused' : ''}`,
    [
      ['Chain', 'Node', 'Head', 'Sealed', 'Committed', 'Proven', 'Executed', 'Root', 'In flight'],
      [settlementLayer.name, state(settlementLayer), String(settlementLayer.head)],
      ...chains.map((chain) => [
        chain.name,
        state(chain),
        ...[chain.head, chain.sealed, chain.committed, chain.proven, chain.executed].map(String),
        String(chain.lastImportedRoot ?? '-'),
        String(chain.pendingMessages),
      ]),
    ],
    ...halts,
  ]
}
