import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Pace, paces } from '../../config/pace'
import { adminMethod } from '../AdminMethod'

export const getStatus = adminMethod({
  description: 'Tells the pace, the faults that were asked for, and how far each chain has come.',
  params: z.object({}),
  run({ network: { settlementLayer, settlement, tempo, faults } }) {
    const { name, id } = settlementLayer.config
    const { isUp, head } = settlementLayer.node
    return {
      pace: { name: nameOf(tempo.pace), ...tempo.pace },
      isPaused: tempo.isPaused,
      faults: faults.settings,
      settlementLayer: { name, id, isUp, head: Number(head) },
      chains: settlement.progress().map(({ chain: { config, node }, progress }) => ({
        name: config.name,
        role: config.role,
        id: config.id,
        isUp: node.isUp,
        head: Number(node.head),
        ...progress,
        importsRoots: !tempo.pausedImports.has(config.id),
      })),
    }
  },
})

function nameOf(pace: Pace): string | null {
  const named = Object.entries(paces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
