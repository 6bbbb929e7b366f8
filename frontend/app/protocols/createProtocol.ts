import type { Client } from 'viem'
import type { StakingManifest } from '../../../deployments/manifest'
import type { Protocol } from './Protocol'
import { createZksync } from './zksync/createZksync'

/** Creates the protocol of an environment. */
export function createProtocol(
  manifest: StakingManifest,
  clientOf: (chainId: number) => Client,
): Protocol {
  if (manifest.protocol === 'superchain')
    throw new Error('The web app does not support the Superchain yet.')
  return createZksync(manifest, clientOf)
}
