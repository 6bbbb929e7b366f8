import { availableParallelism } from 'node:os'
import type { Part, Result } from './Result'
import { format } from './world/format'

/** A result as a line of text. */
export function describeResult(result: Result): string {
  const { name, value, unit, reference, ratio, goal, met, limit } = result
  const beside = reference ? `; ${reference.name}: ${format(reference.value)}` : ''
  const times = ratio === null ? '' : `, ${format(ratio)} ×`
  const rating = met === null ? '' : ` (goal: ${goal}, ${met ? 'met' : 'not met'})`
  const parts = result.parts ? `; ${describeParts(result.parts)}` : ''
  const explanation = limit === undefined ? '' : `\n  ${limit}`
  return `${name}: ${format(value)} ${unit}${beside}${times}${rating}${parts}${explanation}`
}

const describeParts = (parts: readonly Part[]): string =>
  parts.map(({ name, value }) => `${name} ${format(value)}`).join(', ')

/** The results as a page. */
export function resultsPage(results: readonly Result[], date: string): string {
  const rows = results.map(({ name, value, unit, reference, ratio, goal, met, parts = [] }) =>
    [
      name,
      `${format(value)} ${unit}`,
      reference ? `${reference.name}: ${format(reference.value)}` : '',
      ratio === null ? '' : `${format(ratio)} ×`,
      goal ?? '',
      met === null ? '' : met ? 'yes' : 'no',
      describeParts(parts),
    ].join(' | '),
  )
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench -- --write\` on ${date}, with Node.js ${process.versions.node} on ${availableParallelism()} cores, which the client and the server share. Each figure stands beside its reference, which was measured in the same run.`,
    '',
    '| figure | value | reference | ratio | goal | met | of which |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    ...limits(results),
    ...results.flatMap(plot),
  ].join('\n')
}

/** What keeps figures from their goals. */
function limits(results: readonly Result[]): string[] {
  const limited = results.filter(({ limit }) => limit !== undefined)
  if (limited.length === 0) return []
  return [
    '## Limits of the figures that miss their goals',
    '',
    ...limited.map(({ name, goal, limit }) => `- **${name}** (goal: ${goal}): ${limit}`),
    '',
  ]
}

/** How a figure grows, as a chart in the syntax of Mermaid. */
function plot({ name, unit, growth }: Result): string[] {
  if (!growth) return []
  const { points } = growth
  return [
    `## ${name}, by ${growth.with}`,
    '',
    '```mermaid',
    'xychart-beta',
    `  x-axis "${growth.with}" [${points.map(({ at }) => at.toLocaleString('en').replaceAll(',', ' ')).join(', ')}]`,
    `  y-axis "${unit}" 0 --> ${Math.ceil(Math.max(...points.map(({ value }) => value)))}`,
    `  line [${points.map(({ value }) => Number(value.toPrecision(3))).join(', ')}]`,
    '```',
    '',
  ]
}
