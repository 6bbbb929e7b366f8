import { describe, expect, it } from 'vitest'
import { createSchedule, describeStep } from './schedule'
import { superchain } from './superchain'
import { zksync } from './zksync'

const durationMs = 20_000

describe.each([
  ['ZKsync', zksync.actions.map(({ name }) => name), scheduleOf(zksync)],
  ['the Superchain', superchain.actions.map(({ name }) => name), scheduleOf(superchain)],
] as const)('createSchedule for %s', (_, actions, schedule) => {
  const describeAll = (seed: number) => schedule(seed).map(describeStep)

  it('returns the same schedule for the same seed, and another for another one', () => {
    expect(describeAll(7)).toEqual(describeAll(7))
    expect(describeAll(8)).not.toEqual(describeAll(7))
  })

  it('distributes its steps over the duration, in order', () => {
    const times = schedule(1).map(({ at }) => at)
    expect(times).toHaveLength(200)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(Math.min(...times)).toBeLessThan(2_000)
    expect(Math.max(...times)).toBeGreaterThan(18_000)
    expect(Math.max(...times)).toBeLessThanOrEqual(durationMs)
  })

  it('covers every action over several seeds', () => {
    const seeds = Array.from({ length: 20 }, (_seed, seed) => seed)
    const seen = new Set(seeds.flatMap((seed) => schedule(seed).map(({ action }) => action)))
    expect([...seen].sort()).toEqual(actions.toSorted())
  })
})

function scheduleOf<world>({ actions }: { actions: Parameters<typeof createSchedule<world>>[0] }) {
  return (seed: number) => createSchedule(actions, { seed, durationMs }).steps
}
