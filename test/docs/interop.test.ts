import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { interopCenterAddress } from '../../interop'
import * as errors from '../../interop/errors'
import { readSnippets } from './readSnippets'
import { runSnippet, urlsOf } from './snippets'

const repository = join(__dirname, '..', '..')
const timeout = 60_000
const page = 'interop-center.md'
const baseClasses = ['InteropError', 'InteropRetryableError', 'InteropPermanentError']

let ecosystem: StakingEcosystem
/** Within the repository, where its packages are found. */
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(repository, 'cache', 'interop-'))
  ecosystem = await createStakingEcosystem()
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  await rm(directory, { recursive: true })
})

/** Code as one line, without comments. */
const condense = (code: string) =>
  code
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
const contract = async (path: string) =>
  condense(await readFile(join(repository, 'contracts', path), 'utf8'))

describe('the page about the interop center', { timeout }, () => {
  it('has code that sends, verifies, receives and cancels', async () => {
    const snippets = await readSnippets(page, ['ts'])
    const code = snippets.map((snippet) => snippet.code).join('\n')
    const printed = await runSnippet(
      { language: 'ts', code },
      { urls: urlsOf(ecosystem), directory },
    )
    expect(printed.split('\n')).toEqual(['true', 'Hello from another chain', 'canceled'])
  })

  it('shows the contracts as they are', async () => {
    const [functions, receiver] = await readSnippets(page, ['solidity'])
    const center = await contract('interfaces/IInteropCenter.sol')
    const declarations = functions?.code.split('\n\n') ?? []
    expect(declarations).toHaveLength(2)
    for (const declaration of declarations) expect(center).toContain(condense(declaration))
    expect(await contract('examples/NoticeBoard.sol')).toContain(condense(receiver?.code ?? '-'))
  })

  it('names the address', async () => {
    expect(await readFile(join(repository, 'docs', page), 'utf8')).toContain(interopCenterAddress)
  })
})

describe('the client library', { timeout }, () => {
  /** Hash of a transaction that sent a message. */
  let hash: string

  it('has a README whose example sends and verifies a message', async () => {
    const [example] = await readSnippets('../interop/README.md', ['js'])
    const code = `${example?.code}\nconsole.log(hash)`
    const printed = await runSnippet(
      { language: 'js', code },
      { urls: urlsOf(ecosystem), directory },
    )
    const [isVerified, ...rest] = printed.split('\n')
    expect(isVerified).toBe('verified: true')
    hash = rest.join()
  })

  it('has a page whose code runs', async () => {
    const snippets = await readSnippets('interop.md', ['ts'])
    const printed = []
    for (const { language, code } of snippets) {
      const snippet = { language, code: `const hash = '${hash}'\n${code}` }
      printed.push(await runSnippet(snippet, { urls: urlsOf(ecosystem), directory }))
    }
    expect(printed).toEqual(['', '', '', ''])
  })

  it('has a page with a section for each error', async () => {
    const text = await readFile(join(repository, 'docs', 'interop.md'), 'utf8')
    const headings = text.match(/^#+ .*$/gm)
    const thrown = Object.keys(errors).filter((name) => !baseClasses.includes(name))
    for (const name of thrown) expect(headings).toContain(`### ${name}`)
  })
})
