import { isDeepStrictEqual } from 'node:util'
import { type Pace, paces } from '../../config/pace'
import type { AdminMethod } from '../AdminContext'

/** `interstake_getStatus()`: the pace, and how far each chain has come. */
export const getStatus: AdminMethod = async ({ network }) => {
  const { settlementLayer, settlement, tempo, faults } = network
  const chains = settlement.progress().map(({ chain, progress }) => {
    const { name, role, id } = chain.config
    return {
      name,
      role,
      id,
      isUp: chain.node.isUp,
      head: Number(chain.node.head),
      ...progress,
      importsRoots: !tempo.pausedImports.has(id),
    }
  })
  const { name, id } = settlementLayer.config
  return {
    pace: { name: nameOf(tempo.pace), ...tempo.pace },
    isPaused: tempo.isPaused,
    settlementLayer: {
      name,
      id,
      isUp: settlementLayer.node.isUp,
      head: Number(settlementLayer.node.head),
    },
    faults: faults.settings,
    chains,
  }
}

function nameOf(pace: Pace): string | null {
  const named = Object.entries(paces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
