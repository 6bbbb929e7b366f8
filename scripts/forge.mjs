/** Runs forge with these arguments and npm's solc, and with this environment. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const solc = join('scripts', process.platform === 'win32' ? 'solc.cmd' : 'solc.mjs')
const { status, error } = spawnSync(
  process.execPath,
  [createRequire(import.meta.url).resolve('@foundry-rs/forge/bin.mjs'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FOUNDRY_SOLC: solc } },
)
if (error) throw error
process.exitCode = status ?? 1
