import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The other folders of `test/` have no tests, or tests for other runners. */
const folders = [
  ...['interop', 'ecosystem', 'relayer', 'deployments', 'frontend'],
  ...['chaos', 'clients', 'differential', 'docs', 'model', 'mutation'].map(inTest),
  ...['scripts', 'slither', 'state', 'superchain', 'symbolic'].map(inTest),
]

function inTest(folder: string): string {
  return `test/${folder}`
}

/** Tests that replace modules or the clock, which nothing else in their process may use. */
const replaceGlobals = folders
  .flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'))
  .filter((file) =>
    /\bvi\.(mock|doMock|useFakeTimers)\(/.test(
      readFileSync(join(import.meta.dirname, file), 'utf8'),
    ),
  )

export default defineConfig({
  test: {
    // Most start nodes; a machine that is busy takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 30_000 } },
    // They often wait for nodes; the default leaves a core to others.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: ['**/node_modules/**', ...replaceGlobals],
          // Loading modules again for each file takes longer than most of the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'isolated', include: replaceGlobals } },
    ],
  },
})
