import type { AddChainParameters, EcosystemChain } from '../config/chains'
import type { Network } from '../Network'
import type { Chain } from '../settlement/Chain'
import type { Zksync } from '../zksync/Zksync'

/** A network whose chains are connected by ZKsync's interop. */
export type ZksyncNetwork = Network<Chain, Zksync>

/** What admin methods act on. */
export type AdminContext = {
  network: ZksyncNetwork
  /** Starts another chain. */
  addChain: (parameters: AddChainParameters) => Promise<EcosystemChain>
  /** Stops the network, some time after it returns. */
  stop: () => void
}
