import fc from 'fast-check'
import { action } from './Action'

export const increaseTime = action({
  name: 'increaseTime',
  weight: 1,
  params: fc.record({ seconds: fc.integer({ min: 1, max: 7_200 }) }),
  async run(world, { seconds }) {
    await world.admin('increaseTime', seconds)
  },
})
