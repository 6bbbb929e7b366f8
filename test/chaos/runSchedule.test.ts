import { describe, expect, it } from 'vitest'
import { type Outcome, runSchedule } from './runSchedule'
import { createSchedule } from './schedule'

const timeout = 240_000

/** Of `npm run chaos`, a few seconds. */
const shortMs = 4_000

describe('a network under a short schedule', { timeout }, () => {
  it.each([4, 29])('of seed %i loses nothing, and leaves nothing behind', async (seed) => {
    const outcome = await runSchedule(createSchedule(seed, shortMs))
    expect(outcome.findings, outcome.log.join('\n')).toEqual({
      lost: [],
      twice: [],
      ended: [],
      left: [],
    } satisfies Outcome['findings'])
    expect(outcome.deposits).toBeGreaterThan(5)
    expect(outcome.rewarded).toBeGreaterThanOrEqual(5)
  })
})
