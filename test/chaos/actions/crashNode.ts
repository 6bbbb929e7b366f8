import fc from 'fast-check'
import { type Action, action } from './Action'

export const crashNode = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'crashNode',
    weight: 2,
    params: fc.record({ chain: anyChain }),
    async run(world, { chain }) {
      await world.admin('crashNode', chain)
    },
  })
