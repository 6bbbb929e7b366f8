#!/usr/bin/env node
import { join } from 'node:path'
import { writeManifestFile } from '../../deployments/manifestFiles'
import { adminPort } from '../config/chains'
import { version } from '../package.json'
import { networkProgram } from './networkProgram'
import { runWithExplorer } from './runWithExplorer'

/** In the package, beside the compiled code. */
const explorerFiles = join(__dirname, '..', 'explorer')

void networkProgram({
  name: 'interstake',
  adminUrl: process.env.INTERSTAKE_ADMIN_URL ?? `http://127.0.0.1:${adminPort}`,
  defaultManifest: 'none',
  run: (options, manifestFile, onReady) =>
    runWithExplorer(
      options,
      {
        explorerFiles,
        saveManifest(manifest) {
          if (manifestFile !== null) writeManifestFile(manifest, manifestFile)
        },
      },
      onReady,
    ),
})
  .version(version)
  .parseAsync()

// biome-ignore lint/complexity/noUselessEmptyExport: the bundler takes a file without exports for CommonJS, and wraps all that it imports.
export {}
