import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')
const read = (file: string) => readFileSync(join(repository, file), 'utf8')
const filesLike = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: repository,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')

const { engines } = z
  .object({ engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read('package.json')))

/** The scripts of the project that a file belongs to: each example is one. */
function scriptsAround(file: string): Record<string, string> {
  const [example = ''] = /^examples\/\w+\//.exec(file) ?? []
  return z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read(`${example}package.json`))).scripts
}

describe('commands that texts and workflows name', () => {
  it('are scripts of package.json', () => {
    const named = [...filesLike('*.md', '*.yml', '.ci/*'), 'package.json'].flatMap((file) =>
      [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => ({
        file,
        name,
      })),
    )
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ file, name }) => !(name in scriptsAround(file)))).toEqual([])
  })
})

it('the paths that CONTRIBUTING.md names exist', () => {
  const paths = [...read('CONTRIBUTING.md').matchAll(/\b[a-z]+\/[\w/]*(?:\w\.(?:test\.)?\w+|\/)/g)]
    .map(([path]) => path)
    .filter((path) => !path.includes('NAME'))
  expect(paths.length).toBeGreaterThan(15)
  expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([])
})

describe('workflows', () => {
  const workflows = filesLike('.github/workflows/*.yml').map(read)

  it('pin actions to commits', () => {
    const actions = workflows.flatMap((text) =>
      [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action),
    )
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('run everything on the oldest Node that is supported', () => {
    const [, oldest] = /^>=(\d+)\./.exec(engines.node) ?? []
    const versions = [...read('.github/workflows/ci.yml').matchAll(/node: (\d+)(.*)/g)]
    expect(versions.map(([, version]) => version)).toEqual([oldest, '22', '24', '26'])
    expect(versions.map(([, , rest = '']) => rest.includes('--short'))).toEqual([
      false,
      true,
      true,
      true,
    ])
  })
})
