/**
 * Prepares a checkout for the scripts of package.json: installs missing dependencies from the lock file, compiles the
 * contracts if they have changed and, with the argument `explorer`, builds the explorer if it has changed. Runs before
 * anything is installed, so it has no dependencies.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

checkNode()
if (!isInstalled())
  run('Installing dependencies (once, about a minute)', 'npm', 'ci', '--no-fund', '--no-audit')
ifChanged(contractSources(), { stamp: 'compiled', output: join('artifacts', 'contracts') }, () =>
  run(
    'Compiling contracts',
    process.execPath,
    join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'),
    'compile',
  ),
)
if (process.argv.includes('explorer'))
  ifChanged(
    explorerSources(),
    { stamp: 'explorer', output: join('frontend', 'explorer', 'dist') },
    () =>
      run(
        'Building the explorer',
        process.execPath,
        ...['--import', 'tsx', join('scripts', 'build.ts'), 'explorer'],
      ),
  )

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Node ${process.versions.node} is too old: Interstake requires 20.19 or later.`)
}

/** Whether each package of the lock file is installed in its version; optional ones may be for another platform. */
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

/** Builds an output from its sources unless they are those that the stamp in `cache/` was left for. */
function ifChanged(sources, { stamp, output }, build) {
  const file = join(root, 'cache', `${stamp}.sha256`)
  const hash = createHash('sha256')
  for (const source of [...sources, 'package-lock.json'])
    hash.update(source).update(readFileSync(join(root, source)))
  const digest = hash.digest('hex')
  const isBuilt = existsSync(join(root, output)) && existsSync(file)
  if (isBuilt && readFileSync(file, 'utf8') === digest) return
  build()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, digest)
}

function contractSources() {
  return [...filesIn('contracts', /\.sol$/), 'scripts/hardhat/solidity.ts']
}

/** With what it imports. */
function explorerSources() {
  const folders = [
    ...['build', 'explorer', 'public', 'shared'].map((folder) => join('frontend', folder)),
    ...['interop', 'deployments', join('contracts', 'abi')],
  ]
  return folders
    .flatMap((folder) => filesIn(folder, /\.(tsx?|css|html|js|svg|txt)$/))
    .filter((file) => !/[\\/](dist|test)[\\/]|\.test\./.test(file))
}

function filesIn(folder, pattern) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => join(folder, file))
}

function readJson(...path) {
  const file = join(root, ...path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function run(what, command, ...args) {
  process.stderr.write(`${what} …\n`)
  // Standard output is reserved for the script that follows.
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
