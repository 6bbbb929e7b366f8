import { isDeepStrictEqual } from 'node:util'
import { type SuperchainPace, superchainPaces } from '../pace'
import type { SuperchainFaultSettings } from '../SuperchainFaults'
import type { SuperchainNetwork } from './SuperchainNetwork'

/** Progress of each chain, and the settings of the network. */
export type SuperchainStatus = {
  pace: SuperchainPace & { name: string | null }
  /** Whether relaying is paused. */
  isPaused: boolean
  faults: SuperchainFaultSettings
  chains: {
    name: string
    /** What the chain is for; null if nothing was configured. */
    role: string | null
    id: number
    /** Whether its node runs. */
    isUp: boolean
    /** Whether its node responds. */
    isResponsive: boolean
    head: number
    /** The last safe block. */
    safe: number
    /** The last finalized block. */
    finalized: number
    /** Messages to this chain that are not relayed. */
    pendingMessages: number
  }[]
}

export function describeStatus({ chains, protocol }: SuperchainNetwork): SuperchainStatus {
  const { pace, relayer, faults, safety } = protocol
  return {
    pace: { name: nameOf(pace), ...pace },
    isPaused: relayer.isPaused,
    faults: faults.settings,
    chains: chains.map(({ id, config, node }) => ({
      name: config.name,
      role: config.role ?? null,
      id: config.id,
      isUp: node.isUp,
      isResponsive: node.isResponsive,
      head: Number(node.blocks.head),
      safe: Number(safety.head(id, 'safe')),
      finalized: Number(safety.head(id, 'finalize')),
      pendingMessages: relayer.countPending(id),
    })),
  }
}

function nameOf(pace: SuperchainPace): string | null {
  const named = Object.entries(superchainPaces).find(([, known]) => isDeepStrictEqual(known, pace))
  return named?.[0] ?? null
}
