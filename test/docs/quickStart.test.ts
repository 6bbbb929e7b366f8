import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { readSnippets, type Snippet } from './readSnippets'
import { runSnippet, urlsOf } from './snippets'

const repository = join(__dirname, '..', '..')
const timeout = 60_000

let ecosystem: StakingEcosystem
/** Within the repository, where its packages are found. */
let directory: string
let snippets: Snippet[]

beforeAll(async () => {
  directory = await mkdtemp(join(repository, 'cache', 'quick-start-'))
  snippets = await readSnippets('quick-start.md', ['js'])
  ecosystem = await createStakingEcosystem()
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  await rm(directory, { recursive: true })
})

/** Runs the page's snippet that contains a text, against our chains instead of those on the usual ports. */
async function run(text: string): Promise<string> {
  const snippet = snippets.find(({ code }) => code.includes(text))
  if (!snippet) throw new Error(`The page has no snippet with ${text}`)
  return runSnippet(snippet, { urls: urlsOf(ecosystem), directory })
}

describe('the quick start', { timeout }, () => {
  it('sends and verifies a message with viem', async () => {
    expect(await run("from 'viem'")).toBe('verified: true')
  })

  it('sends and verifies a message with zksync-ethers', async () => {
    expect(await run("from 'zksync-ethers'")).toBe('verified: true')
  })

  it('starts the network by a function call', async () => {
    const names = (await run('createEcosystem(')).match(/(gateway|chain1|chain2) http/g)
    expect(names).toHaveLength(3)
  })
})
