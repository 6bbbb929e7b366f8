import fc from 'fast-check'
import type { Action, Step } from './actions/Action'

export type ScheduledStep<world> = Step<world> & {
  /** Milliseconds after the beginning. */
  at: number
}

export type Schedule<world> = {
  seed: number
  durationMs: number
  steps: readonly ScheduledStep<world>[]
}

const stepsPerSecond = 10

/** Creates a random schedule, deterministic for a seed and duration. */
export function createSchedule<world>(
  actions: readonly Action<world>[],
  { seed, durationMs }: { seed: number; durationMs: number },
): Schedule<world> {
  const count = Math.ceil((durationMs / 1_000) * stepsPerSecond)
  const step = fc.oneof(...actions.map(({ weight, steps }) => ({ weight, arbitrary: steps })))
  const scheduled = fc
    .record({ at: fc.integer({ min: 0, max: durationMs }), step })
    .map(({ at, step }) => ({ ...step, at }))
  // Without this, all numbers would be biased toward the ends of their ranges.
  const list = fc.noBias(fc.array(scheduled, { minLength: count, maxLength: count, size: 'max' }))
  const [steps = []] = fc.sample(list, { seed, numRuns: 1 })
  return { seed, durationMs, steps: steps.toSorted((one, other) => one.at - other.at) }
}

export function describeStep({
  at,
  action,
  params,
}: Pick<ScheduledStep<unknown>, 'at' | 'action' | 'params'>): string {
  return `${(at / 1_000).toFixed(2).padStart(6)} s  ${action} ${JSON.stringify(params)}`
}
