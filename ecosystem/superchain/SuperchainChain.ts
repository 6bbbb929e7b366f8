import type { ChainConfig } from '../config/chains'
import { blockGasLimits } from '../config/gasLimits'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { Safety } from './Safety'

/** A chain of the Superchain. */
export class SuperchainChain implements NetworkChain {
  readonly config: ChainConfig
  readonly node: SupervisedNode
  readonly id: bigint
  readonly blockGasLimits = blockGasLimits({ isSettlementLayer: false })
  readonly #safety: Safety

  constructor(config: ChainConfig, node: SupervisedNode, safety: Safety) {
    this.config = config
    this.node = node
    this.id = BigInt(config.id)
    this.#safety = safety
  }

  get finalBlock(): bigint {
    return this.#safety.head(this.id, 'finalize')
  }
}
