import type { LighthouseReport } from './runLighthouse'

/** Maximum number of locations to print per problem. */
const shownItems = 5

/** Lists the score of each category, and the audits that lowered it. */
export function describeReport({ categories, audits, runWarnings }: LighthouseReport): string {
  const lines = Object.values(categories).flatMap(({ title, score, auditRefs }) => [
    `${title}: ${score === null ? 'no score' : Math.round(score * 100)}`,
    ...auditRefs.flatMap(({ id }) => {
      const audit = audits[id]
      if (!audit || audit.score === null || audit.score === 1) return []
      const { title, displayValue, details, score } = audit
      const value = displayValue ? ` (${displayValue})` : ''
      return [
        `  ${score.toFixed(2)}  ${id}: ${title}${value}`,
        ...(details?.items.slice(0, shownItems) ?? []).map((item) => `          ${shorten(item)}`),
      ]
    }),
  ])
  return [...lines, ...runWarnings.map((warning) => `Warning: ${warning}`)].join('\n')
}

function shorten(item: unknown): string {
  const text = JSON.stringify(item)
  return text.length > 300 ? `${text.slice(0, 300)} …` : text
}
