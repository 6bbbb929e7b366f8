import fc from 'fast-check'
import { action } from './Action'

/** Rolls back blocks of a chain without replay, by `anvil_rollback` on its own port. */
export const rollback = action({
  name: 'rollback',
  weight: 1,
  params: fc.record({ chain: fc.nat({ max: 1 }), depth: fc.integer({ min: 1, max: 3 }) }),
  async run(world, { chain: index, depth }) {
    const chain = world.stakingChain(index)
    await world.rollBack(
      { keptUntil: performance.now(), chainId: chain.chainId },
      () => world.developer(chain, 'anvil_rollback', [depth]),
      (answer) => answer instanceof Error && / final|finalized/.test(answer.message),
    )
  },
})
