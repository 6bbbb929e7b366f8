import type { AddChainParameters, EcosystemChain } from '../config/chains'
import type { Network } from '../Network'

/** What admin methods act on. */
export type AdminContext = {
  network: Network
  /** Starts another chain. */
  addChain: (parameters: AddChainParameters) => Promise<EcosystemChain>
  /** Stops the network, some time after it returns. */
  stop: () => void
}
