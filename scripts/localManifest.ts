import { localEnvironment, superchainEnvironment } from '../deployments/environments'
import { manifestPath, writeManifest } from '../deployments/manifestFiles'
import type { ManifestTarget } from '../ecosystem/cli/runWithExplorer'
import type { ProtocolName } from '../ecosystem/state/openState'

const environments = { zksync: localEnvironment, superchain: superchainEnvironment }

/** The manifest of the local network of a protocol, which the web app and the scripts read. */
export const localManifest = (protocol: ProtocolName): ManifestTarget => ({
  file: manifestPath(environments[protocol]),
  alternative: 'another directory with INTERSTAKE_DEPLOYMENTS',
  // Also without the contracts of the staking dApp: what it says of a network that ran before would mislead.
  save: (_, shown) => writeManifest(shown),
})
