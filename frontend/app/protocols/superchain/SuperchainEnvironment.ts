import type { Client } from 'viem'
import type { SuperchainManifest } from '../../../../deployments/manifest'

/** The environment of messages between chains of the Superchain. */
export type SuperchainEnvironment = {
  manifest: SuperchainManifest
  clientOf: (chainId: number) => Client
}
