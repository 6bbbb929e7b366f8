import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describeGaps } from './describeGaps'
import { findingsSchema, placesOf } from './findings'

const root = join(__dirname, '..', '..')
const output = join(root, 'cache', 'slither')
const environment = join(output, 'python')
const artifacts = join(output, 'artifacts')
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin')
const report = join(output, 'report.json')
const hardhat = join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js')
const config = join('test', 'slither', 'hardhat.config.ts')

/** Runs Slither on the contracts, and fails unless docs/security.md answers exactly its findings. */
function main(): void {
  install()
  for (const previous of [artifacts, report]) rmSync(previous, { recursive: true, force: true })
  run(process.execPath, hardhat, '--config', config, 'compile', '--force')
  run(join(programs, 'slither'), '.', '--json', report)
  const findings = placesOf(findingsSchema.parse(JSON.parse(readFileSync(report, 'utf8'))))
  const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8')
  const gaps = describeGaps(findings, page)
  for (const gap of gaps) console.error(gap)
  if (gaps.length > 0) process.exitCode = 1
  else console.log(`${findings.length} findings, each answered in docs/security.md.`)
}

/** Installs Slither with the versions of requirements.txt into a virtual environment. */
function install(): void {
  mkdirSync(environment, { recursive: true })
  if (!existsSync(programs)) run('python3', '-m', 'venv', environment)
  const requirements = join(__dirname, 'requirements.txt')
  run(join(programs, 'python'), '-m', 'pip', 'install', '--quiet', '--requirement', requirements)
}

function run(command: string, ...args: string[]): void {
  const { error, status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${stderr ?? ''}`, { cause: error })
}

main()
