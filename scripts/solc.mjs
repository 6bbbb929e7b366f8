#!/usr/bin/env node
/**
 * Wraps solc from npm with the options of the native compiler that other tools use: `--version`, and `--standard-json`
 * from standard input to standard output. For tools that expect the path of a compiler, such as forge.
 */
import { readFileSync } from 'node:fs'
import solc from 'solc'

const options = process.argv.slice(2)
if (options.includes('--version')) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}`)
} else if (options.includes('--standard-json')) {
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')))
} else {
  console.error('solc.mjs supports --version and --standard-json only.')
  process.exitCode = 1
}
