import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'

const delay = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 }))

export const setPace = action({
  name: 'setPace',
  weight: 2,
  params: fc.oneof(
    fc.record({ pace: fc.constantFrom('instant', 'fast') }),
    fc.record({ pace: fc.record({ relay: delay, safe: delay, finalize: delay }) }),
  ),
  async run(world: SuperchainWorld, { pace }) {
    await world.admin('setPace', pace)
  },
})
