import fc from 'fast-check'
import { type Action, action } from './Action'

/** Suspends the process of a node for a while. */
export const hangNode = (anyChain: fc.Arbitrary<string>): Action =>
  action({
    name: 'hangNode',
    weight: 2,
    params: fc.record({ chain: anyChain, forMs: fc.integer({ min: 50, max: 6_000 }) }),
    async run(world, { chain, forMs }) {
      const { chainId } = world.chain(chain)
      world.network.signalNode(chainId, 'SIGSTOP')
      await world.wait(forMs).finally(() => world.network.signalNode(chainId, 'SIGCONT'))
    },
  })
