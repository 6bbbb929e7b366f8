import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import { interopCenterAddress } from '../../interop'
import { readSnippets, runSnippet } from './snippets'

const repository = join(__dirname, '..', '..')
const timeout = 60_000
const page = 'interop-center.md'

let ecosystem: Ecosystem
/** Within the repository, where its packages are found. */
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(repository, 'cache', 'interop-center-'))
  ecosystem = await createEcosystem()
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
  it('sends, verifies, receives and cancels, one piece of code after the other', async () => {
    const snippets = await readSnippets(page, ['ts'])
    const code = snippets.map((snippet) => snippet.code).join('\n')
    const printed = await runSnippet({ language: 'ts', code }, { ecosystem, directory, timeout })
    expect(printed.split('\n')).toEqual(['true', 'Hello from another chain', 'cancelled'])
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
