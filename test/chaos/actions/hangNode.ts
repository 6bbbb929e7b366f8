import fc from 'fast-check'
import { action, anyChain } from './Action'

/** Suspends the process of a node for a while. */
export const hangNode = action({
  name: 'hangNode',
  weight: 2,
  params: fc.record({ chain: anyChain, forMs: fc.integer({ min: 50, max: 6_000 }) }),
  async run(world, { chain, forMs }) {
    const { chainId } = world.chain(chain)
    world.network.signalNode(chainId, 'SIGSTOP')
    await world.wait(forMs).finally(() => world.network.signalNode(chainId, 'SIGCONT'))
  },
})
