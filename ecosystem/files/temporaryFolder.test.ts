import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'

const directory = ownTemporaryDirectory()

beforeEach(() => {
  // Each process looks through a directory once.
  vi.resetModules()
})

async function create() {
  const { createTemporaryFolder } = await import('./temporaryFolder')
  return createTemporaryFolder()
}

/** A process that has such a folder. */
async function startOwner() {
  const text = `
    const { createTemporaryFolder } = require('./ecosystem/files/temporaryFolder')
    console.log(createTemporaryFolder().path)
    setInterval(() => {}, 1000)
  `
  const owner = spawn(process.execPath, ['--import', 'tsx', '-e', text], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [path] = await once(owner.stdout, 'data')
  return {
    path: String(path).trim(),
    async kill() {
      owner.kill('SIGKILL')
      await once(owner, 'close')
    },
  }
}

describe('createTemporaryFolder', () => {
  it('creates a new folder, and removes it', async () => {
    const [one, other] = [await create(), await create()]
    expect(dirname(one.path)).toBe(directory())
    expect(other.path).not.toBe(one.path)
    one.remove()
    expect(readdirSync(directory()).map((name) => join(directory(), name))).toEqual([other.path])
    other.remove()
  })

  it('removes folders of killed processes, but not of running ones', async () => {
    const [living, killed] = [await startOwner(), await startOwner()]
    await killed.kill()
    expect(existsSync(killed.path)).toBe(true)
    const { remove } = await create()
    expect(existsSync(killed.path)).toBe(false)
    expect(existsSync(living.path)).toBe(true)
    remove()
    await living.kill()
  })

  it.each([
    ['without a lock', 'interstake-abcdef', {}],
    ['with a lock file of somebody else', 'interstake-abcdef', { 'temporary.lock': 'mine' }],
    ['with another name', 'thesis', { 'temporary.lock': 'interstake 1\n' }],
    [
      'of another program whose name begins alike',
      'interstake-reports',
      { 'temporary.lock': 'interstake 1\n' },
    ],
    ['that a network is kept in', 'interstake-states', { lock: 'interstake 1\n' }],
  ])('does not change a folder %s', async (_, name, files) => {
    mkdirSync(join(directory(), name))
    for (const [file, text] of Object.entries(files))
      writeFileSync(join(directory(), name, file), text)
    const { remove } = await create()
    expect(readdirSync(join(directory(), name))).toEqual(Object.keys(files))
    remove()
  })

  it('names the directory if it cannot be created', async () => {
    vi.stubEnv('TMPDIR', join(directory(), 'missing'))
    await expect(create()).rejects.toThrow(
      `The temporary directory ${join(directory(), 'missing')} cannot be written: no such file or directory (ENOENT).`,
    )
  })

  it('uses another directory if socket paths would be too long', async () => {
    const long = join(directory(), 'n'.repeat(100))
    mkdirSync(long)
    vi.stubEnv('TMPDIR', long)
    const { path, remove } = await create()
    expect(join(path, 'anvil.ipc').length).toBeLessThan(104)
    remove()
    expect(existsSync(path)).toBe(false)
  })
})
