import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')

type Output = { stdout: string; stderr: string }

/**
 * Runs a Hardhat task like its npm script; rejects if it fails.
 *
 * @param directory - Directory of the manifests and of `.env`.
 */
export async function hardhatTask(directory: string, ...args: string[]): Promise<Output> {
  return promisify(execFile)(
    process.execPath,
    [join('node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'), ...args],
    {
      cwd: repository,
      env: {
        ...process.env,
        INTERSTAKE_DEPLOYMENTS: directory,
        DOTENV_CONFIG_PATH: join(directory, '.env'),
      },
    },
  )
}

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) })

/** Runs a command like `npm run deploy -- --environment testnet`, whose script is a Hardhat task. */
export async function npmRunTask(directory: string, command: string): Promise<Output> {
  const { scripts } = packageSchema.parse(
    JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')),
  )
  const [, name = '', args = ''] = /^npm run ([\w-]+)(?: -- (.*))?$/.exec(command) ?? []
  const [, task] = /^hardhat ([\w-]+)$/.exec(scripts[name] ?? '') ?? []
  if (task === undefined) throw new Error(`${command} is no Hardhat task`)
  return hardhatTask(directory, task, ...args.split(' ').filter(Boolean))
}
