import fc from 'fast-check'
import { action } from './Action'

/** Suspends the network's own process for a while; its nodes continue. */
export const hangNetwork = action({
  name: 'hangNetwork',
  weight: 1,
  params: fc.record({ forMs: fc.integer({ min: 50, max: 2_000 }) }),
  async run(world, { forMs }) {
    world.network.signal('SIGSTOP')
    await world.wait(forMs).finally(() => world.network.signal('SIGCONT'))
  },
})
