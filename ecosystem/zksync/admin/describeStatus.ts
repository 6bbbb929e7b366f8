import { isDeepStrictEqual } from 'node:util'
import type { FaultSettings } from '../Faults'
import { type Pace, paces } from '../pace'
import type { SettlementProgress } from '../settlement/startSettlement'
import type { ZksyncNetwork } from './ZksyncNetwork'

/** A chain's node. */
export type NodeStatus = {
  name: string
  id: number
  /** Whether its node runs. */
  isUp: boolean
  /** Whether its node responds. */
  isResponsive: boolean
  head: number
}

/** Progress of each chain, and the settings of the network. */
export type EcosystemStatus = {
  pace: Pace & { name: string | null }
  /** Whether settlement is paused. */
  isPaused: boolean
  faults: FaultSettings
  settlementLayer: NodeStatus & {
    /** Why settlement is halted on all chains, and how to fix it; null while it is not. */
    halted: string | null
  }
  chains: (NodeStatus &
    SettlementProgress & {
      /** What the chain is for; null if nothing was configured. */
      role: string | null
      /** Whether imports of interop roots are on. */
      importsRoots: boolean
    })[]
}

export function describeStatus({
  protocol: { settlementLayer, settlement, scheduler, faults },
}: ZksyncNetwork): EcosystemStatus {
  const { name, id } = settlementLayer.config
  const { isUp, isResponsive, blocks } = settlementLayer.node
  return {
    pace: { name: nameOf(scheduler.pace), ...scheduler.pace },
    isPaused: scheduler.isPaused,
    faults: faults.settings,
    settlementLayer: {
      name,
      id,
      isUp,
      isResponsive,
      head: Number(blocks.head),
      halted: settlement.halted,
    },
    chains: settlement.progress().map(({ chain: { config, node }, progress }) => ({
      name: config.name,
      role: config.role ?? null,
      id: config.id,
      isUp: node.isUp,
      isResponsive: node.isResponsive,
      head: Number(node.blocks.head),
      ...progress,
      importsRoots: !scheduler.pausedImports.has(config.id),
    })),
  }
}

function nameOf(pace: Pace): string | null {
  const named = Object.entries(paces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
