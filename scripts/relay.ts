import 'dotenv/config'
import { localEnvironment } from '../deployments/environments'
import { manifestPath } from '../deployments/manifestFiles'
import { relayerProgram } from '../relayer/cli/relayerProgram'

void relayerProgram({
  name: 'npm run relay --',
  defaultManifest: manifestPath(localEnvironment),
}).parseAsync()
