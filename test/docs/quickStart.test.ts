import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEcosystem, type Ecosystem } from '../../ecosystem'

const repository = join(__dirname, '..', '..')
const timeout = 60_000

let ecosystem: Ecosystem
/** Within the repository, where its packages are found. */
let directory: string
let snippets: { language: string; code: string }[]

beforeAll(async () => {
  directory = await mkdtemp(join(repository, 'cache', 'quick-start-'))
  const page = await readFile(join(repository, 'docs', 'quick-start.md'), 'utf8')
  snippets = [...page.matchAll(/```(ts|js)\n(.*?)```/gs)].map(([, language = '', code = '']) => ({
    language,
    code,
  }))
  ecosystem = await createEcosystem()
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  await rm(directory, { recursive: true })
})

/** Runs the page's snippet that contains a text, against our chains instead of those on the usual ports. */
async function run(text: string, append = ''): Promise<string> {
  const snippet = snippets.find(({ code }) => code.includes(text))
  if (!snippet) throw new Error(`The page has no snippet with ${text}`)
  const ports = [3150, 3050, 3250, 3350]
  let code = snippet.code.replaceAll(/'\.\/(interop|ecosystem)'/g, (_, folder) =>
    JSON.stringify(join(repository, folder, 'index.ts')),
  )
  for (const [index, port] of ports.entries())
    code = code.replaceAll(`http://127.0.0.1:${port}`, ecosystem.chains[index]?.rpcUrl ?? '')
  code = code.replace("cwd: 'interstake'", `cwd: ${JSON.stringify(repository)}`)
  code = code.replace("'7000'", `'${10_000 + Math.floor(Math.random() * 18_000)}'`)
  const file = join(directory, `snippet-${snippets.indexOf(snippet)}.m${snippet.language}`)
  await writeFile(file, code + append)
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], {
    cwd: repository,
    env: { ...process.env, INTERSTAKE_DEPLOYMENTS: directory },
    timeout,
  })
  return stdout.trim()
}

describe('the quick start', { timeout }, () => {
  it('sends and verifies a message with viem', async () => {
    expect(await run("from 'viem'")).toBe('true')
  })

  it('sends and verifies a message with zksync-ethers', async () => {
    expect(await run("from 'zksync-ethers'")).toBe('true')
  })

  it('starts the network as a program, reads where it is, and ends it', async () => {
    const printed = await run('spawn(', '\nconsole.log(Object.keys(contracts), accounts.length)')
    expect(printed).toBe("[ 'staking', 'token' ] 11")
  })

  it('starts the network by a call', async () => {
    const names = (await run('createEcosystem({')).match(/(gateway|staking1|rewards) http/g)
    expect(names).toHaveLength(3)
  })
})
