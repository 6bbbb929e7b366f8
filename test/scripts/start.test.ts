import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { readManifests, writeManifest } from '../../deployments/manifestFiles'
import { sampleManifest } from '../../frontend/shared/test/sampleManifest'

const repository = join(__dirname, '..', '..')
const timeout = 60_000

let program: ChildProcess | undefined
let directory: string | undefined

afterEach(async () => {
  program?.kill('SIGKILL')
  if (directory) await rm(directory, { recursive: true })
})

/** Starts the program; resolves once it is ready. */
async function start(manifests: string, ...flags: string[]) {
  // Below the ports that the system hands out, and those that the tests of the command line use.
  const portOffset = 5_500 + Math.floor(Math.random() * 2_000)
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/start.ts', '--port-offset', String(portOffset), ...flags],
    {
      cwd: repository,
      env: { ...process.env, INTERSTAKE_DEPLOYMENTS: manifests },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  program = child
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('Ready')) break
  }
  const output = lines.join('\n')
  return { child, output, portOffset, url: /^Web app: (.*)$/m.exec(output)?.[1] ?? '' }
}

describe('start', () => {
  it('serves the web app and every chain until Ctrl-C', { timeout }, async () => {
    directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    const { child, output, portOffset, url } = await start(directory)
    expect(url).toBe(`http://localhost:${5173 + portOffset}`)
    const page = await fetch(url)
    expect(await page.text()).toContain('<title>Interstake</title>')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    const message = await fetch(`${url}/message/34234/0x${'0'.repeat(64)}`)
    expect(await message.text()).toContain('<title>Interstake</title>')
    expect((await fetch(`${url}/assets/of-another-build.js`)).status).toBe(404)

    const explorerUrl = /^Explorer: (.*)$/m.exec(output)?.[1] ?? ''
    const shown = await fetch(`${explorerUrl}/deployments.json`)
    expect(await shown.json()).toMatchObject([{ appUrl: url }])

    const rpcUrls = [3150, 3050, 3250, 3350].map((port) => `http://127.0.0.1:${port + portOffset}`)
    for (const rpcUrl of rpcUrls) {
      expect(output).toContain(rpcUrl)
      expect((await fetch(rpcUrl)).ok).toBe(true)
    }

    child.kill('SIGINT')
    await once(child, 'exit')
    for (const rpcUrl of [url, ...rpcUrls]) await expect(fetch(rpcUrl)).rejects.toThrow()
  })

  it('names the environment that it started, if the page would show another', {
    timeout,
  }, async () => {
    directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    writeManifest(sampleManifest, directory)
    const { url } = await start(directory, '--protocol', 'superchain')
    expect(new URL(url).search).toBe('?environment=superchain')
    expect((await fetch(url)).headers.get('content-security-policy')).toContain(
      readManifests(directory)[1]?.rewardsChain.rpcUrl,
    )
  })
})
