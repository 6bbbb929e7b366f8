import { join } from 'node:path'
import { version } from '../package.json'
import { networkProgram } from './networkProgram'

/** The program of `npx interstake`. */
export async function main(): Promise<void> {
  await networkProgram({
    name: 'interstake',
    // In the package, next to the compiled code.
    explorerFiles: join(__dirname, '..', 'explorer'),
    defaultManifest: () => null,
  })
    .version(version)
    .parseAsync()
}
