import type { Chain } from '../settlement/Chain'

/** What rollbacks, reorgs and snapshots require of the network. */
export type HistoryContext = {
  /** All chains, the settlement layer among them. */
  chains: readonly Chain[]
  /** @throws If the network has no chains yet. */
  readonly settlementLayer: Chain
  /** Runs `change` while settlement is stopped; afterwards settlement rebuilds its state. */
  withSettlementStopped: <result>(change: () => Promise<result>) => Promise<result>
  pauseSettlement: () => void
  /** Reports an event with a human-readable message. */
  report: (text: string) => void
  /** Aborted when the network is stopped. */
  signal: AbortSignal
}
