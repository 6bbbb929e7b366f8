import { localEnvironment } from '../deployments/environments'
import { manifestPath, writeManifest } from '../deployments/manifestFiles'
import type { ManifestTarget } from '../ecosystem/cli/runWithExplorer'

/** The manifest of the local network, which the web app and the scripts read. */
export const localManifest: ManifestTarget = {
  file: manifestPath(localEnvironment),
  alternative: 'another directory with INTERSTAKE_DEPLOYMENTS',
  // Also without the contracts of the staking dApp: what it says of a network that ran before would mislead.
  save: (_, shown) => writeManifest(shown),
}
