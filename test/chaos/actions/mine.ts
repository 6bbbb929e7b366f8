import fc from 'fast-check'
import { type Action, action } from './Action'

export const mine = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'mine',
    weight: 2,
    params: fc.record({ blocks: fc.integer({ min: 1, max: 20 }), chain: fc.option(anyChain) }),
    async run(world, { blocks, chain }) {
      await world.admin('mine', blocks, ...(chain === null ? [] : [chain]))
    },
  })
