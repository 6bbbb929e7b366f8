import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const repository = join(__dirname, '..', '..')

/** Runs a Hardhat task like its npm script, with the manifests of a directory; rejects if it fails. */
export async function hardhatTask(
  deploymentsDirectory: string,
  ...args: string[]
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(
    process.execPath,
    [join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'), ...args],
    { cwd: repository, env: { ...process.env, INTERSTAKE_DEPLOYMENTS: deploymentsDirectory } },
  )
}
