import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const hardhat = join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js')

/** Longer than any of the tests takes; a mutant that is not done by then loops, and counts as noticed. */
const timeoutMs = 180_000

/** Whether tests pass on the contracts of a directory; stops at the first that does not. */
export async function runTests(artifacts: string, tests: readonly string[]): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', hardhat, '--config', join('test', 'mutation', 'hardhat.config.cjs')],
      ...['test', '--no-compile', '--bail', ...tests],
    ],
    {
      cwd: root,
      env: { ...process.env, MUTANT_ARTIFACTS: artifacts },
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    },
  )
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return code === 0
}
