import type { Chain } from '../settlement/Chain'
import type { Settlement } from '../settlement/startSettlement'
import type { Tempo } from '../settlement/Tempo'

/** What orders to an ecosystem act on. */
export type AdminContext = {
  settlementLayer: Chain
  /** All chains, the settlement layer among them. */
  chains: readonly Chain[]
  settlement: Settlement
  tempo: Tempo
}

/** Carries out an order. */
export type AdminMethod = (context: AdminContext, params: readonly unknown[]) => Promise<unknown>
