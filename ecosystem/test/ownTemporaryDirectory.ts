import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'

/**
 * Gives each test a temporary directory of its own, which is that of the process meanwhile: command lines of nodes name it.
 *
 * @returns A function that returns its path during a test.
 */
export function ownTemporaryDirectory(): () => string {
  let directory: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
    vi.stubEnv('TMPDIR', directory)
  })

  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true })
  })

  return () => directory
}
