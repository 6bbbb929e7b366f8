import type { Client } from 'viem'
import type { StakingManifest } from '../../../deployments/manifest'
import type { Protocol } from './Protocol'
import { createSuperchain } from './superchain/createSuperchain'
import { createZksync } from './zksync/createZksync'

/** Creates the protocol of an environment. */
export function createProtocol(
  manifest: StakingManifest,
  clientOf: (chainId: number) => Client,
): Protocol {
  return manifest.protocol === 'superchain'
    ? createSuperchain(manifest, clientOf)
    : createZksync(manifest, clientOf)
}
