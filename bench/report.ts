import type { Result } from './Result'

const format = (value: number) =>
  value.toLocaleString('en', { maximumSignificantDigits: 3, useGrouping: true })

/** A result as a line of text. */
export function describeResult({ name, value, unit, reference, ratio, goal, met }: Result): string {
  const beside = reference ? `; ${reference.name}: ${format(reference.value)}` : ''
  const times = ratio === null ? '' : `, ${format(ratio)} ×`
  const rating = met === null ? '' : ` (goal: ${goal}, ${met ? 'met' : 'not met'})`
  return `${name}: ${format(value)} ${unit}${beside}${times}${rating}`
}
