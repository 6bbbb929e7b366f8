import type { EcosystemChain } from '../config/chains'
import type { Network } from '../Network'

/** What admin methods act on. */
export type AdminContext = {
  network: Network
  /** Starts another staking chain. */
  addChain: () => Promise<EcosystemChain>
  /** Stops the network, some time after it returns. */
  stop: () => void
}
