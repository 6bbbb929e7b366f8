import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { foundryBinary } from '../../ecosystem/anvil/foundryBinary'

const root = join(__dirname, '..', '..')
const environment = join(root, 'cache', 'symbolic', 'python')
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin')
const buffer = 1 << 27

/** Result of Halmos: a proof, a counterexample, or neither, with the reason. */
export type Verdict = 'proven' | 'refuted' | `not decided: ${string}`

const reportSchema = z.object({
  test_results: z.record(
    z.string(),
    z.array(
      z.object({
        name: z.string(),
        exitcode: z.number(),
        num_bounded_loops: z.number().nullable(),
      }),
    ),
  ),
})

const undecided: Readonly<Record<number, string>> = {
  2: 'the solver ran out of time',
  3: 'some path could not be executed',
  4: 'every path reverts',
  5: 'an error of the solver',
}

/** Installs Halmos with the versions of requirements.txt into a virtual environment. */
export async function installHalmos(): Promise<void> {
  mkdirSync(environment, { recursive: true })
  if (!existsSync(programs)) await run('python3', '-m', 'venv', environment)
  await run(
    ...[join(programs, 'python'), '-m', 'pip', 'install', '--quiet', '--require-hashes'],
    ...['--requirement', join(__dirname, 'requirements.txt')],
  )
}

/** Compiles the theorems for Halmos. */
export async function buildTheorems(project: string): Promise<void> {
  await run(
    ...[foundryBinary('forge'), 'build', '--ast', '--root', project],
    ...['--extra-output', 'storageLayout', 'metadata'],
  )
}

/** Runs the theorems of a contract in a project, or one of them, and returns their verdicts by name. */
export async function runHalmos(
  project: string,
  contract: string,
  theorem?: string,
): Promise<Map<string, Verdict>> {
  const report = join(project, 'cache', 'symbolic', `${contract}.json`)
  rmSync(report, { force: true })
  const selection = ['--contract', contract, '--match-test', theorem ? `^${theorem}\\(` : '^check_']
  const options = ['--forge-build-out', join('cache', 'symbolic', 'out'), '--no-status']
  const output = await run(
    ...[join(programs, 'halmos'), '--root', project, ...selection, ...options],
    ...[
      '--solver',
      'yices',
      '--solver-timeout-assertion',
      '10m',
      '--json-output',
      report,
      ...(theorem ? ['--early-exit'] : []),
    ],
  ).catch(({ stdout }: { stdout?: string }) => stdout ?? '')
  if (!existsSync(report)) throw new Error(`Halmos did not run ${contract}:\n${output}`)
  const { test_results: results } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
  return new Map(
    Object.values(results)
      .flat()
      .map(({ name, exitcode, num_bounded_loops: boundedLoops }) => [
        name.replace(/\(.*/, ''),
        verdictOf(exitcode, boundedLoops ?? 0),
      ]),
  )
}

/** A theorem with truncated loops is not proven, regardless of Halmos's exit code. */
export function verdictOf(exitCode: number, boundedLoops: number): Verdict {
  if (exitCode === 1) return 'refuted'
  if (exitCode !== 0) return `not decided: ${undecided[exitCode] ?? `exit code ${exitCode}`}`
  return boundedLoops === 0 ? 'proven' : 'not decided: loops exceed the bound'
}

function run(command: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    PATH: [programs, dirname(foundryBinary('forge')), process.env.PATH].join(delimiter),
    FOUNDRY_PROFILE: 'symbolic',
    FOUNDRY_SOLC: join(root, 'scripts', process.platform === 'win32' ? 'solc.cmd' : 'solc.mjs'),
  }
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd: root, env, encoding: 'utf8', maxBuffer: buffer },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout)
        reject(Object.assign(error, { stdout: `${stdout}${stderr}` }))
      },
    )
  })
}
