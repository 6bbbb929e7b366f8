import { localEnvironment } from '../deployments/manifest'
import { readManifest } from '../deployments/manifestFiles'
import { networkProgram } from '../ecosystem/cli/networkProgram'
import { adminPort } from '../ecosystem/config/chains'
import { runWithExplorer } from './ecosystem/runWithExplorer'

void networkProgram({
  name: 'npm run ecosystem --',
  adminUrl: readManifest(localEnvironment)?.adminUrl ?? `http://127.0.0.1:${adminPort}`,
  defaultManifest: 'deployments/local.json',
  run: runWithExplorer,
}).parseAsync()
