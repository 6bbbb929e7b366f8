import fc from 'fast-check'
import { actions } from './actions'
import type { Step } from './actions/Action'

export type ScheduledStep = Step & {
  /** Milliseconds after the beginning. */
  at: number
}

export type Schedule = {
  seed: number
  durationMs: number
  steps: readonly ScheduledStep[]
}

const stepsPerSecond = 10

/** Creates a random schedule, deterministic for a seed and duration. */
export function createSchedule(seed: number, durationMs: number): Schedule {
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

export function describeStep({ at, action, params }: ScheduledStep): string {
  return `${(at / 1_000).toFixed(2).padStart(6)} s  ${action} ${JSON.stringify(params)}`
}
