import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lockFileProblems } from '../../scripts/lockFileProblems'

const repository = join(__dirname, '..', '..')
const integrity = `sha512-${'A'.repeat(86)}==`

describe('lockFileProblems', () => {
  it.each([
    ['node_modules/a', { version: '1.0.0', integrity }],
    ['node_modules/a', { version: '1.0.0', integrity: `sha1-AAAA ${integrity}` }],
    ['node_modules/a/node_modules/b', { version: '1.0.0', inBundle: true }],
    ['node_modules/a', { link: true, resolved: 'folder' }],
    ['folder', { version: '0.0.0' }],
    ['', { version: '0.1.0' }],
  ])('accepts %s %j', (path, entry) => {
    expect(lockFileProblems({ packages: { [path]: entry } })).toEqual([])
  })

  it.each([
    ['node_modules/a', { version: '1.0.0' }],
    ['node_modules/a', { version: '1.0.0', optional: true, os: ['darwin'] }],
    ['node_modules/a/node_modules/@b/c', { version: '1.0.0' }],
    ['node_modules/a', { version: '1.0.0', integrity: '' }],
    ['node_modules/a', { version: '1.0.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['node_modules/a', { version: '1.0.0', integrity: integrity.slice(0, -10) }],
    ['node_modules/a', { version: '1.0.0', resolved: 'git+ssh://git@host.example/a.git#c0ffee' }],
  ])('names %s %j', (path, entry) => {
    expect(lockFileProblems({ packages: { [path]: entry } })).toEqual([
      `${path} 1.0.0 has no sha512 integrity hash`,
    ])
  })

  it.each(['@foundry-rs/anvil-darwin-arm64', '@biomejs/cli-win32-x64', 'viem'])(
    'names %s of our own lock file if its hash is taken away',
    (name) => {
      const lockFile = z
        .looseObject({ packages: z.record(z.string(), z.looseObject({})) })
        .parse(JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')))
      const { integrity: _, ...entry } = lockFile.packages[`node_modules/${name}`] ?? {}
      lockFile.packages[`node_modules/${name}`] = entry
      expect(lockFileProblems(lockFile)).toMatchObject([expect.stringContaining(name)])
    },
  )
})

it('the lock files of this repository have a hash for every package', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('scripts', 'checkLockFiles.ts')],
    { cwd: repository, encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
