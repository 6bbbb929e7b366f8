import fc from 'fast-check'
import { action, anyChain } from './Action'

export const crashNode = action({
  name: 'crashNode',
  weight: 2,
  params: fc.record({ chain: anyChain }),
  async run(world, { chain }) {
    await world.admin('crashNode', chain)
  },
})
