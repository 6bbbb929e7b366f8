import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'
import { settlingChain } from './chains'

/** Makes a chain import a forged root; with settlement paused, more blocks follow. */
export const forgeRoot = action({
  name: 'forgeRoot',
  weight: 2,
  params: fc.record({
    chain: settlingChain,
    pauseMs: fc.option(fc.integer({ min: 50, max: 1_500 })),
  }),
  async run(world: ZksyncWorld, { chain, pauseMs }) {
    if (pauseMs !== null) await world.admin('pauseSettlement')
    try {
      await world.admin('forgeRoot', chain)
      if (pauseMs !== null) await world.wait(pauseMs)
    } finally {
      if (pauseMs !== null) await world.persist(() => world.admin('resumeSettlement'))
    }
  },
})
