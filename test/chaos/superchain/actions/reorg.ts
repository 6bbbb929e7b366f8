import fc from 'fast-check'
import { action, readingReport } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { anyChain } from './chains'

/** Reorgs the last blocks of a chain. */
export const reorg = action({
  name: 'reorg',
  weight: 3,
  params: fc.record({ chain: anyChain, depth: fc.integer({ min: 1, max: 6 }) }),
  async run(world: SuperchainWorld, { chain, depth }) {
    await world.rewrite(() => readingReport(world, () => world.admin('reorg', chain, depth)))
  },
})
