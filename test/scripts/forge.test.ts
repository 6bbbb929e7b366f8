import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(__dirname, '..', '..')

describe('scripts/forge.ts', { timeout: 30_000 }, () => {
  it.each([
    [0, '--version'],
    [2, '--nonsense'],
  ])('ends with exit code %d, as forge does, for %s', (status, argument) => {
    const parameters = ['--import', 'tsx', join('scripts', 'forge.ts'), argument]
    expect(spawnSync(process.execPath, parameters, { cwd: root })).toMatchObject({ status })
  })
})
