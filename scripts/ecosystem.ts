import { localEnvironment } from '../deployments/environments'
import { manifestSchema } from '../deployments/manifest'
import { readManifest, writeManifest, writeManifestFile } from '../deployments/manifestFiles'
import { networkProgram } from '../ecosystem/cli/networkProgram'
import { runWithExplorer } from '../ecosystem/cli/runWithExplorer'
import { adminPort } from '../ecosystem/config/chains'
import { explorerFiles } from './explorerFiles'

void networkProgram({
  name: 'npm run ecosystem --',
  adminUrl: readManifest(localEnvironment)?.adminUrl ?? `http://127.0.0.1:${adminPort}`,
  defaultManifest: 'deployments/local.json',
  run: (options, manifestFile, onReady) =>
    runWithExplorer(
      options,
      {
        explorerFiles,
        saveManifest(manifest) {
          if (manifestFile !== null) return writeManifestFile(manifest, manifestFile)
          // Those who read that folder need the contracts of the staking dApp.
          const { data } = manifestSchema.safeParse(manifest)
          if (data) writeManifest(data)
        },
      },
      onReady,
    ),
}).parseAsync()
