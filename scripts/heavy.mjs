/** Runs a test script of package.json as long as a release deserves: `node scripts/heavy.mjs test:invariants`. */
import { spawnSync } from 'node:child_process'

const { status, error } = spawnSync('npm', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, FOUNDRY_PROFILE: 'heavy', DIFFERENTIAL_TREES: '10000' },
})
if (error) throw error
process.exitCode = status ?? 1
