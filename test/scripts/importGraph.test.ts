import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')
const directory = mkdtempSync(join(tmpdir(), 'import-graph-'))

afterAll(() => rmSync(directory, { recursive: true }))

/** The violations that lint finds in files which import each other, as `from → to`. */
function violations(files: Record<string, readonly string[]>): string[] {
  const all = { ...files, 'tsconfig.json': [] }
  for (const [file, imports] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    const code = imports.map(
      (path) => `import type {} from '${'../'.repeat(file.split('/').length - 1)}${path}'`,
    )
    writeFileSync(
      join(directory, file),
      file.endsWith('.json') ? '{}' : `${code.join('\n')}\nexport {}\n`,
    )
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(repository, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      ...['--config', join(repository, '.dependency-cruiser.mjs'), '--output-type', 'json'],
      ...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? file)),
    ],
    { cwd: directory, encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  return z
    .object({
      summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string() })) }),
    })
    .parse(JSON.parse(stdout))
    .summary.violations.map(({ from, to }) => `${from} → ${to}`)
    .sort()
}

it('imports go down, in no circle, and to no test code', () => {
  const down = {
    'contracts/artifact.ts': [],
    'interop/index.ts': ['contracts/artifact'],
    'deployments/deploy.ts': ['interop/index', 'contracts/artifact'],
    'ecosystem/describeError.ts': [],
    'ecosystem/node/start.ts': ['ecosystem/describeError'],
    'ecosystem/Network.ts': ['ecosystem/node/start', 'deployments/deploy'],
    'ecosystem/rpc/server.ts': ['ecosystem/Network'],
    'ecosystem/rpc/server.test.ts': ['ecosystem/index', 'scripts/start', 'ecosystem/test/helper'],
    'ecosystem/test/helper.ts': ['ecosystem/index'],
    'ecosystem/index.ts': ['ecosystem/rpc/server', 'ecosystem/Network'],
    'frontend/shared/chain.ts': ['interop/index', 'deployments/deploy'],
    'frontend/app/page.ts': ['frontend/shared/chain'],
    'frontend/page.ts': ['frontend/app/page'],
    'scripts/start.ts': ['ecosystem/index', 'frontend/page'],
  }
  expect(violations(down)).toEqual([])
  expect(
    violations({
      ...down,
      'contracts/artifact.ts': ['scripts/start'],
      'interop/index.ts': ['deployments/address'],
      'deployments/address.ts': [],
      'ecosystem/node/start.ts': ['ecosystem/log/open', 'ecosystem/rpc/errors'],
      'ecosystem/rpc/errors.ts': [],
      'ecosystem/log/open.ts': ['ecosystem/options'],
      'ecosystem/options.ts': [],
      'ecosystem/Network.ts': ['ecosystem/test/block'],
      'ecosystem/test/block.ts': [],
      'frontend/page.ts': ['ecosystem/options'],
      'frontend/shared/chain.ts': ['frontend/app/page'],
      'frontend/app/page.ts': ['frontend/explorer/page'],
      'frontend/explorer/page.ts': [],
      'scripts/start.ts': ['scripts/left'],
      'scripts/left.ts': ['scripts/right'],
      'scripts/right.ts': ['scripts/left'],
    }),
  ).toEqual([
    'contracts/artifact.ts → scripts/start.ts',
    'ecosystem/Network.ts → ecosystem/test/block.ts',
    'ecosystem/log/open.ts → ecosystem/options.ts',
    'ecosystem/node/start.ts → ecosystem/rpc/errors.ts',
    'frontend/app/page.ts → frontend/explorer/page.ts',
    'frontend/page.ts → ecosystem/options.ts',
    'frontend/shared/chain.ts → frontend/app/page.ts',
    'interop/index.ts → deployments/address.ts',
    'scripts/left.ts → scripts/right.ts',
  ])
})
