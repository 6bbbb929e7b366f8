import type { Network } from '../../Network'
import type { Chain } from '../settlement/Chain'
import type { Zksync } from '../Zksync'

/** A network whose chains are connected by ZKsync's interop. */
export type ZksyncNetwork = Network<Chain, Zksync>
