import type { Finding } from './findings'

/**
 * Lists findings without an answer on a page, and answers without a finding. An answer is a row of a table: detector,
 * places and reason, the first two in backquotes.
 */
export function describeGaps(findings: readonly Finding[], page: string): string[] {
  const answered = [...page.matchAll(/^\| `([a-z-]+)` \| (`.*`) \| .+ \|$/gm)].flatMap(
    ([, detector = '', places = '']) =>
      [...places.matchAll(/`([^`]+)`/g)].map(([, place = '']) => ({ detector, place })),
  )
  return [
    ...without(findings, answered).map((finding) => `No answer to ${describe(finding)}.`),
    ...without(answered, findings).map(
      (answer) => `An answer, but no finding: ${describe(answer)}.`,
    ),
  ]
}

function without(some: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map(describe))
  return some.filter((finding) => !known.has(describe(finding)))
}

function describe({ detector, place }: Finding): string {
  return `${detector} in ${place}`
}
