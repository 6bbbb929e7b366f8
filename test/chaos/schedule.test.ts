import { describe, expect, it } from 'vitest'
import { actions } from './actions'
import { createSchedule, describeStep } from './schedule'

const describeAll = (seed: number) => createSchedule(seed, 20_000).steps.map(describeStep)

describe('createSchedule', () => {
  it('returns the same schedule for the same seed, and another for another one', () => {
    expect(describeAll(7)).toEqual(describeAll(7))
    expect(describeAll(8)).not.toEqual(describeAll(7))
  })

  it('distributes its steps over the duration, in order', () => {
    const times = createSchedule(1, 20_000).steps.map(({ at }) => at)
    expect(times).toHaveLength(200)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(Math.min(...times)).toBeLessThan(2_000)
    expect(Math.max(...times)).toBeGreaterThan(18_000)
    expect(Math.max(...times)).toBeLessThanOrEqual(20_000)
  })

  it('covers every action over several seeds', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed)
    const seen = new Set(
      seeds.flatMap((seed) => createSchedule(seed, 20_000).steps.map(({ action }) => action)),
    )
    expect([...seen].sort()).toEqual(actions.map(({ name }) => name).sort())
  })
})
