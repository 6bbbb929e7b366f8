import type { Network } from '../../Network'
import type { Superchain } from '../Superchain'
import type { SuperchainChain } from '../SuperchainChain'

/** A network whose chains are connected by the Superchain's interop. */
export type SuperchainNetwork = Network<SuperchainChain, Superchain>
