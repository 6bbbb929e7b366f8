import fc from 'fast-check'
import { type Action, action } from './Action'

/** Disables a chain's mining for a while. */
export const setAutomine = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'setAutomine',
    weight: 1,
    params: fc.record({ chain: anyChain, offForMs: fc.integer({ min: 50, max: 1_500 }) }),
    async run(world, { chain: name, offForMs }) {
      const chain = world.chain(name)
      await world.developer(chain, 'evm_setAutomine', [false])
      await world.wait(offForMs)
      await world.persist(() => world.developer(chain, 'evm_setAutomine', [true]))
      await world.persist(() => world.developer(chain, 'evm_mine', []))
    },
  })
