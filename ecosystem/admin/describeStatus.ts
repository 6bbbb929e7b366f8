import { isDeepStrictEqual } from 'node:util'
import { type Pace, paces } from '../config/pace'
import type { Network } from '../Network'

/** How far each chain has come, and what was ordered. */
export type EcosystemStatus = ReturnType<typeof describeStatus>

export function describeStatus({ settlementLayer, settlement, tempo, faults }: Network) {
  const { name, id } = settlementLayer.config
  const { isUp, isResponsive, head } = settlementLayer.node
  return {
    pace: { name: nameOf(tempo.pace), ...tempo.pace },
    isPaused: tempo.isPaused,
    faults: faults.settings,
    settlementLayer: { name, id, isUp, isResponsive, head: Number(head) },
    chains: settlement.progress().map(({ chain: { config, node }, progress }) => ({
      name: config.name,
      role: config.role,
      id: config.id,
      isUp: node.isUp,
      isResponsive: node.isResponsive,
      head: Number(node.head),
      ...progress,
      importsRoots: !tempo.pausedImports.has(config.id),
    })),
  }
}

function nameOf(pace: Pace): string | null {
  const named = Object.entries(paces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
