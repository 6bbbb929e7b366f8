import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'

/** Pauses the relayer for a while. */
export const pauseRelayer = action({
  name: 'pauseRelayer',
  weight: 3,
  params: fc.record({ forMs: fc.integer({ min: 50, max: 3_000 }) }),
  async run(world: SuperchainWorld, { forMs }) {
    await world.admin('pauseRelayer')
    await world.wait(forMs)
    await world.persist(() => world.admin('resumeRelayer'))
  },
})
