import type { Hex } from 'viem'
import type { AddChainParameters, EcosystemChain } from '../config/chains'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { DroppedTransaction } from '../protocol/Protocol'

/** What the admin methods of every protocol act on. */
export type AdminNetwork = {
  readonly chains: readonly NetworkChain[]
  /** @throws `NotWritableError` while the state cannot be persisted. */
  assertWritable(): void
  snapshot(): Promise<Hex>
  revert(id: Hex): Promise<boolean>
  reorg(chain: NetworkChain, depth: number): Promise<DroppedTransaction[]>
}

/** What the admin methods of a network depend on. */
export type AdminContext<network> = {
  network: network
  /** Starts another chain. */
  addChain: (parameters: AddChainParameters) => Promise<EcosystemChain>
  /** Stops the network, some time after it returns. */
  stop: () => void
}
