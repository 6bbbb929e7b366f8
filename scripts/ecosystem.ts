import { networkProgram } from '../ecosystem/cli/networkProgram'
import { explorerFiles } from './explorerFiles'
import { localManifest } from './localManifest'

void networkProgram({
  name: 'npm run ecosystem --',
  explorerFiles,
  defaultManifest: (protocol) => ({
    ...localManifest(protocol),
    alternative: 'another file with --manifest',
  }),
}).parseAsync()
