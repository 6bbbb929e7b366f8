import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { writeManifest } from '../../deployments/manifestFiles'
import { sampleManifest } from '../shared/test/sampleManifest'
import { serveExplorer } from './serveExplorer'

/** A build takes seconds. */
const timeout = 60_000

let deploymentsDirectory: string
let explorer: Awaited<ReturnType<typeof serveExplorer>>

beforeEach(async () => {
  deploymentsDirectory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
  explorer = await serveExplorer({ deploymentsDirectory, host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  await explorer.stop()
  await rm(deploymentsDirectory, { recursive: true })
})

const get = (path = '/') => fetch(explorer.url + path)

/** Asks until there is another answer than that the explorer is being built. */
const built = () =>
  vi.waitUntil(
    async () => {
      const response = await get()
      return response.status !== 503 && response
    },
    { timeout, interval: 100 },
  )

it(
  'answers at once that it is being built, and then with the explorer at every address',
  async () => {
    writeManifest(sampleManifest, deploymentsDirectory)
    const first = await get('/34234/block/1')
    expect(first.status).toBe(503)
    expect(first.headers.get('refresh')).toBe('1')
    expect(await first.text()).toContain('The explorer is being built')

    const page = await built()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain(
      sampleManifest.rewardsChain.rpcUrl,
    )
    const html = await page.text()
    expect(html).toContain('<title>Interstake explorer</title>')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(await (await get('/34234/block/1')).text()).toBe(html)
    const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(html) ?? []
    expect((await get(script)).headers.get('content-type')).toContain('javascript')
    expect((await get('/assets/of-an-earlier-build.js')).status).toBe(404)

    await explorer.stop()
    await expect(get()).rejects.toThrow()
    explorer = await serveExplorer({ deploymentsDirectory, host: '127.0.0.1', port: 0 })
  },
  timeout,
)

it(
  'says why it cannot be built, and tries again when it is asked again',
  async () => {
    await writeFile(join(deploymentsDirectory, 'local.json'), '{ "<b>": 1')
    await get()
    const failed = await built()
    expect(failed.status).toBe(500)
    expect(failed.headers.get('refresh')).toBeNull()
    expect(await failed.text()).toContain(`${join(deploymentsDirectory, 'local.json')} is not JSON`)

    await rm(join(deploymentsDirectory, 'local.json'))
    writeManifest(sampleManifest, deploymentsDirectory)
    expect((await get()).status).toBe(503)
    expect((await built()).status).toBe(200)
  },
  timeout,
)
