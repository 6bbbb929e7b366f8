import type { Chain } from '../settlement/Chain'

/** What rollbacks, reorgs and snapshots need of the network. */
export type HistoryContext = {
  /** The settlement layer first. */
  chains: readonly Chain[]
  /** Runs `change` while settlement is stopped; afterwards settlement rebuilds its state. */
  rewrite: <result>(change: () => Promise<result>) => Promise<result>
  pauseSettlement: () => void
  /** Reports an event with a human-readable message. */
  tell: (text: string) => void
  /** Aborted when the network is stopped. */
  signal: AbortSignal
}

/** @throws If the network has no chains yet. */
export function settlementLayerOf({ chains: [layer] }: Pick<HistoryContext, 'chains'>): Chain {
  if (!layer) throw new Error('The network has not been started')
  return layer
}
