import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'

const repository = join(__dirname, '..', '..')
const text = readFileSync(join(repository, 'docs', 'rpc.md'), 'utf8')
const snippets = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', code = '']) => ({ language, code }),
)

/** Of each snippet, in their order. */
const outputs = [/"0x1fa"/, /verified: true/, /^113$/m, /"result":"0x[0-9a-f]{64}"/]

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
})

afterAll(() => ecosystem.stop())

/** A snippet for the chains of this test, whose ports are not the usual ones. */
function onTheseChains(code: string): string {
  const { gateway, source, rewards } = chainUrls(ecosystem)
  const urls = { 3150: gateway, 3050: source, 3350: rewards }
  return Object.entries(urls).reduce(
    (adapted, [port, url]) => adapted.replaceAll(`http://127.0.0.1:${port}`, url),
    code,
  )
}

async function run({ language, code }: { language: string; code: string }): Promise<string> {
  const script = onTheseChains(code)
  const [program, args] =
    language === 'sh'
      ? ['sh', ['-e', '-c', script]]
      : // Providers of ethers never stop polling.
        [process.execPath, ['--input-type=module', '-e', `${script}\nprocess.exit()`]]
  const { stdout } = await promisify(execFile)(program, args, { cwd: repository })
  return stdout
}

describe('docs/rpc.md', () => {
  it('has no snippets without an expected output', () => {
    expect(snippets).toHaveLength(outputs.length)
  })

  it.each([...outputs.entries()])('snippet %i prints %s', async (index, output) => {
    const snippet = snippets[index]
    if (!snippet) throw new Error('No such snippet')
    const printed = await run(snippet)
    expect(printed).toMatch(output)
    expect(printed).not.toContain('"error"')
  })

  it('links to files that exist', () => {
    for (const [, path = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(readFileSync(join(repository, 'docs', path), 'utf8')).not.toBe('')
  })
})
