import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'

const rate = fc.integer({ min: 0, max: 5 }).map((tenths) => tenths / 10)
const delay = fc.integer({ min: 0, max: 400 })
const none = fc.constant(undefined)

/** Injects faults for a while. */
export const setFaults = action({
  name: 'setFaults',
  weight: 3,
  params: fc.record({
    faults: fc.record({
      seed: fc.nat({ max: 1_000 }),
      rpc: fc.oneof(none, fc.record({ errorRate: rate, latency: delay })),
      settlement: fc.oneof(none, fc.record({ delay, dropRate: rate, duplicateRate: rate })),
      imports: fc.oneof(none, fc.record({ delay, shuffle: fc.boolean() })),
      proofs: fc.oneof(none, fc.constant({ withhold: 'all' })),
    }),
    forMs: fc.integer({ min: 200, max: 4_000 }),
  }),
  async run(world: ZksyncWorld, { faults, forMs }) {
    await world.admin('setFaults', faults)
    await world.wait(forMs)
    await world.persist(() => world.admin('setFaults'))
  },
})
