import fc from 'fast-check'
import { action } from './Action'

const day = 86_400

/** Shifts the clock of the network's process, forward or backward. */
export const moveClock = action({
  name: 'moveClock',
  weight: 1,
  params: fc.record({
    seconds: fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -day, max: day })),
  }),
  async run({ network }, { seconds }) {
    network.moveClock(1_000 * seconds)
  },
})
