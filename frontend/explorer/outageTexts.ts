import type { ManifestChain } from '../../deployments/manifest'
import type { OutageTexts } from '../shared/chains/describeOutages'

const ofSettlingChain = ({ name, rpcUrl }: ManifestChain) =>
  `${name} does not answer at ${rpcUrl}: what is shown of it may be old. Everything about the other chains works.`

/** What the silence of a chain means for somebody who looks at the chains. */
export const outageTexts: OutageTexts = {
  'staking chain': ofSettlingChain,
  'rewards chain': ofSettlingChain,
  chain: ofSettlingChain,
  'settlement layer': ({ name, rpcUrl }) =>
    `${name} does not answer at ${rpcUrl}: what is shown of it may be old, and roots of batches cannot be looked up. How far batches have settled is known to their own chains.`,
}
