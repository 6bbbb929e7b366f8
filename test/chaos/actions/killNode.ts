import fc from 'fast-check'
import { type Action, action } from './Action'

/** Kills the process of a node from outside. */
export const killNode = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'killNode',
    weight: 2,
    params: fc.record({ chain: anyChain }),
    async run(world, { chain }) {
      world.network.signalNode(world.chain(chain).chainId, 'SIGKILL')
    },
  })
