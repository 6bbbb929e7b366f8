/** Runs a test script of package.json with many more runs: `node scripts/heavy.mjs SCRIPT [ARGUMENT ...]`. */
import { spawnSync } from 'node:child_process'

const [script, ...parameters] = process.argv.slice(2)
const { status, error } = spawnSync('npm', ['run', script, '--', ...parameters], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    FOUNDRY_PROFILE: 'heavy',
    DIFFERENTIAL_TREES: '10000',
    DIFFERENTIAL_SEQUENCES: '2000',
    STATE_MUTATIONS: '200',
  },
})
if (error) throw error
process.exitCode = status ?? 1
