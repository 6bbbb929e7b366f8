import type { ChainConfig } from '../config/chains'
import type { SupervisedNode } from '../node/SupervisedNode'

/** A chain of a running network. Its protocol may know more of it. */
export type NetworkChain = {
  readonly config: ChainConfig
  readonly node: SupervisedNode
  /** The last block that no rollback drops. */
  readonly finalBlock: bigint
  /** What the block gas limit can be set to; the maximum is the default. */
  readonly blockGasLimits: { readonly min: bigint; readonly max: bigint }
}
