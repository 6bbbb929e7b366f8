/**
 * Makes a checkout ready for the scripts of package.json: installs what is missing from the lock file and compiles the
 * contracts if they have changed. Runs before anything is installed, hence without any dependency.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const compiledStamp = join(root, 'cache', 'compiled.sha256')

checkNode()
if (!isInstalled())
  run('Installing dependencies (once, about a minute)', 'npm', 'ci', '--no-fund', '--no-audit')
const sources = hashOfSources()
if (!isCompiled()) {
  run(
    'Compiling contracts',
    process.execPath,
    join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'),
    'compile',
  )
  mkdirSync(dirname(compiledStamp), { recursive: true })
  writeFileSync(compiledStamp, sources)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Node ${process.versions.node} is too old: Interstake needs 20.19 or newer.`)
}

/** Whether each package of the lock file is there in its version; optional ones may be for another platform. */
function isInstalled() {
  const installed = readJson('node_modules', '.package-lock.json')?.packages ?? {}
  const locked = readJson('package-lock.json')?.packages ?? {}
  return Object.entries(locked).every(
    ([path, { version, optional, link }]) =>
      path === '' ||
      link ||
      !path.startsWith('node_modules/') ||
      installed[path]?.version === version ||
      (optional && !installed[path]),
  )
}

function isCompiled() {
  return (
    existsSync(join(root, 'artifacts', 'contracts')) &&
    existsSync(compiledStamp) &&
    readFileSync(compiledStamp, 'utf8') === sources
  )
}

function hashOfSources() {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'contracts'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sol'))
    .sort()
    .map((file) => join('contracts', file))
  for (const file of [...files, 'scripts/hardhat/solidity.ts', 'package-lock.json'])
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function readJson(...path) {
  const file = join(root, ...path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function run(what, command, ...args) {
  process.stderr.write(`${what} …\n`)
  // The standard output belongs to the script that follows.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status !== 0) fail(`${what} failed${error ? `: ${error.message}` : ''}.`)
}

function fail(reason) {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
