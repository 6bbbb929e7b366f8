import fc from 'fast-check'
import { z } from 'zod'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'

const statusSchema = z.object({
  chains: z.array(z.object({ name: z.string(), safe: z.int(), finalized: z.int() })),
})

/** Checks that safe and finalized blocks only move forward. */
export const observeHeads = action({
  name: 'observeHeads',
  weight: 6,
  params: fc.record({ forMs: fc.integer({ min: 50, max: 1_500 }) }),
  async run(world: SuperchainWorld, { forMs }) {
    const begun = performance.now()
    const before = statusSchema.parse(await world.admin('getStatus'))
    await world.wait(forMs)
    const after = statusSchema.parse(await world.admin('getStatus'))
    if (world.mayBeRevertedSince(begun)) return
    const isRewritten = world.mayBeRewrittenSince(begun)
    for (const { name, safe, finalized } of before.chains) {
      const later = after.chains.find((chain) => chain.name === name)
      if (!later) continue
      if (later.finalized < finalized)
        world.violations.push(
          `the finalized block of ${name} went back from ${finalized} to ${later.finalized}`,
        )
      if (!isRewritten && later.safe < safe)
        world.violations.push(`the safe block of ${name} went back from ${safe} to ${later.safe}`)
    }
  },
})
