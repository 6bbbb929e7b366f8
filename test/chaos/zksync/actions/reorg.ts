import fc from 'fast-check'
import { action, settlingChain } from './Action'

/** Reorgs the last blocks of a chain; with settlement paused, more of them. */
export const reorg = action({
  name: 'reorg',
  weight: 3,
  params: fc.record({
    chain: settlingChain,
    depth: fc.integer({ min: 1, max: 6 }),
    pauseMs: fc.option(fc.integer({ min: 50, max: 800 })),
  }),
  async run(world, { chain, depth, pauseMs }) {
    if (pauseMs === null) return reorgNow()
    await world.admin('pauseSettlement')
    try {
      await world.wait(pauseMs)
      await reorgNow()
    } finally {
      await world.persist(() => world.admin('resumeSettlement'))
    }

    async function reorgNow(): Promise<void> {
      const answer = await world.admin('reorg', chain, depth).catch((error: Error) => error)
      world.readReport(answer instanceof Error ? answer.message : JSON.stringify(answer))
      if (answer instanceof Error) throw answer
    }
  },
})
