import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'

const delay = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 }))

export const setPace = action({
  name: 'setPace',
  weight: 2,
  params: fc.oneof(
    fc.record({ pace: fc.constantFrom('instant', 'fast') }),
    fc.record({
      pace: fc.record({ seal: delay, commit: delay, prove: delay, execute: delay, import: delay }),
    }),
  ),
  async run(world: ZksyncWorld, { pace }) {
    await world.admin('setPace', pace)
  },
})
