import type { EcosystemChain } from '../config/chains'
import type { Network } from '../Network'

/** What orders to an ecosystem act on. */
export type AdminContext = {
  network: Network
  /** Starts another chain to stake on. */
  addChain: () => Promise<EcosystemChain>
}
