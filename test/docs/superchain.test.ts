import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvmNode } from '../../ecosystem/anvil/startNode'
import * as errors from '../../interop/superchain/errors'
import { ownPredeploys } from '../superchain/predeploys'
import { startChains } from '../superchain/startChains'
import { readSnippets, type Snippet } from './readSnippets'
import { runSnippet } from './snippets'

const repository = join(__dirname, '..', '..')
const timeout = 60_000
const page = 'superchain.md'

let nodes: EvmNode[]
/** Within the repository, where its packages are found. */
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(repository, 'cache', 'superchain-'))
  nodes = await startChains([901, 902], ownPredeploys())
}, timeout)

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()))
  await rm(directory, { recursive: true })
})

function run(snippet: Snippet): Promise<string> {
  const urls = Object.fromEntries(
    nodes.map(({ address }, index) => [9545 + index, `http://${address}`]),
  )
  return runSnippet(snippet, { urls, directory })
}

describe('the page about the client library for the Superchain', { timeout }, () => {
  it('has code that runs', async () => {
    const [usage, extension, utilities, ...others] = await readSnippets(page, ['ts'])
    if (!usage || !extension || !utilities) throw new Error('A snippet is missing')
    expect(others).toEqual([])
    const [sent, stage, hash] = (
      await run({ ...usage, code: `${usage.code}\nconsole.log(hash)` })
    ).split('\n')
    expect(sent).toMatch(/^0n 0x[0-9a-f]{64}$/)
    expect(stage).toBe('relayed')
    const withHash = ({ language, code }: Snippet) => ({
      language,
      code: `const hash = '${hash}'\n${code}`,
    })
    expect(await run(withHash(extension))).toBe('1')
    expect(await run(withHash(utilities))).toBe('901n true')
  })

  it('has a section for each error', async () => {
    const headings = (await readFile(join(repository, 'docs', page), 'utf8')).match(/^#+ .*$/gm)
    for (const name of Object.keys(errors)) expect(headings).toContain(`### ${name}`)
  })
})
