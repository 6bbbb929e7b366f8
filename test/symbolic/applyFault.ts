import type { Fault } from './faults'

/** The source with a fault; throws unless the original code occurs exactly once. */
export function applyFault(source: string, { original, replacement }: Fault): string {
  const [before, after, ...more] = source.split(original)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`The source must contain ${original} once.`)
  return `${before}${replacement}${after}`
}
