import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'

/** Pauses settlement for a while. */
export const pauseSettlement = action({
  name: 'pauseSettlement',
  weight: 3,
  params: fc.record({ forMs: fc.integer({ min: 50, max: 3_000 }) }),
  async run(world: ZksyncWorld, { forMs }) {
    await world.admin('pauseSettlement')
    await world.wait(forMs)
    await world.persist(() => world.admin('resumeSettlement'))
  },
})
