import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'
import { settlingChain } from './chains'

/** Pauses a chain's imports of roots for a while. */
export const pauseImports = action({
  name: 'pauseImports',
  weight: 2,
  params: fc.record({ chain: settlingChain, forMs: fc.integer({ min: 50, max: 3_000 }) }),
  async run(world: ZksyncWorld, { chain, forMs }) {
    await world.admin('pauseImports', chain)
    await world.wait(forMs)
    await world.persist(() => world.admin('resumeImports', chain))
  },
})
