import type { ManifestChain } from '../../deployments/manifest'
import type { OutageTexts } from '../shared/chains/describeOutages'

const ofSettlingChain = ({ name, rpcUrl }: ManifestChain) =>
  `${name} is unreachable at ${rpcUrl}. Its data may be outdated. The other chains are not affected.`

/** Consequences of an unreachable chain for users of the explorer. */
export const outageTexts: OutageTexts = {
  'staking chain': ofSettlingChain,
  'rewards chain': ofSettlingChain,
  chain: ofSettlingChain,
  'settlement layer': ({ name, rpcUrl }) =>
    `${name} is unreachable at ${rpcUrl}. Its data may be outdated, and batch and interop roots cannot be loaded. The settlement status of batches is read from their own chains.`,
}
