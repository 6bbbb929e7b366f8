import { join } from 'node:path'
import { version } from '../package.json'
import type { ImportModule } from './loadOptions'
import { networkProgram } from './networkProgram'

/** The program of `npx interstake`. */
export async function main(importModule: ImportModule): Promise<void> {
  await networkProgram({
    name: 'interstake',
    // In the package, next to the compiled code.
    explorerFiles: join(__dirname, '..', 'explorer'),
    defaultManifest: () => null,
    importModule,
  })
    .version(version)
    .parseAsync()
}
