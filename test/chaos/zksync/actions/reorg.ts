import fc from 'fast-check'
import { action, readingReport } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'
import { settlingChain } from './chains'

/** Reorgs the last blocks of a chain; with settlement paused, more of them. */
export const reorg = action({
  name: 'reorg',
  weight: 3,
  params: fc.record({
    chain: settlingChain,
    depth: fc.integer({ min: 1, max: 6 }),
    pauseMs: fc.option(fc.integer({ min: 50, max: 800 })),
  }),
  async run(world: ZksyncWorld, { chain, depth, pauseMs }) {
    if (pauseMs === null) return reorgNow()
    await world.admin('pauseSettlement')
    try {
      await world.wait(pauseMs)
      await reorgNow()
    } finally {
      await world.persist(() => world.admin('resumeSettlement'))
    }

    function reorgNow(): Promise<void> {
      return readingReport(world, () => world.admin('reorg', chain, depth))
    }
  },
})
