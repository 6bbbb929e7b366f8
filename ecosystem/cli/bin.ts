#!/usr/bin/env node
import { join } from 'node:path'
import { version } from '../package.json'
import { networkProgram } from './networkProgram'

void networkProgram({
  name: 'interstake',
  // In the package, next to the compiled code.
  explorerFiles: join(__dirname, '..', 'explorer'),
  defaultManifest: null,
})
  .version(version)
  .parseAsync()

// biome-ignore lint/complexity/noUselessEmptyExport: the bundler takes a file without exports for CommonJS, and wraps all that it imports.
export {}
