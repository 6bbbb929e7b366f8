#!/usr/bin/env node
/**
 * npm's solc behind the two options of the native compiler that other tools call: `--version`, and `--standard-json`
 * from standard input to standard output. For tools that take a compiler by path, such as forge.
 */
import { readFileSync } from 'node:fs'
import solc from 'solc'

const options = process.argv.slice(2)
if (options.includes('--version')) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}`)
} else if (options.includes('--standard-json')) {
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')))
} else {
  console.error('solc.mjs knows --version and --standard-json only.')
  process.exitCode = 1
}
