/** Runs forge with the given arguments, solc from npm and the current environment. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { foundryBinary } from '../ecosystem/anvil/foundryBinary'

const solc = join('scripts', process.platform === 'win32' ? 'solc.cmd' : 'solc.mjs')
const { status, error } = spawnSync(foundryBinary('forge'), process.argv.slice(2), {
  cwd: join(__dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, FOUNDRY_SOLC: solc },
})
if (error) throw error
process.exitCode = status ?? 1
