import type { Client } from 'viem'
import type { Manifest } from '../../../../deployments/manifest'

/** The environment of messages between ZKsync chains. */
export type ZksyncEnvironment = { manifest: Manifest; clientOf: (chainId: number) => Client }
