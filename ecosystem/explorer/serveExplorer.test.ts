import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleManifest } from '../../frontend/shared/test/sampleManifest'
import { serveExplorer } from './serveExplorer'

const page = '<title>A page</title>'
const secret = 'not to be served'

let directory: string
let explorer: Awaited<ReturnType<typeof serveExplorer>>
/** What the explorer is to show, or why it cannot. */
let manifests: () => (typeof sampleManifest)[]

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  const files = join(directory, 'files')
  for (const path of ['files/assets', 'files-of-others'])
    mkdirSync(join(directory, path), { recursive: true })
  for (const [path, content] of [
    ['files/index.html', page],
    ['files/robots.txt', 'none'],
    ['files/.hidden', secret],
    ['files/assets/code-1.js', 'code()'],
    ['files/assets/temporary.js', 'code()'],
    ['secret.txt', secret],
    ['files-of-others/secret.txt', secret],
  ])
    writeFileSync(join(directory, path ?? ''), content ?? '')
  explorer = await serveExplorer({ files, manifests: () => manifests(), port: 0 })
  manifests = () => [sampleManifest]
})

afterAll(async () => {
  await explorer.stop()
  rmSync(directory, { recursive: true })
})

const get = (path: string, init?: RequestInit) => fetch(explorer.url + path, init)

/** Sends a raw request; `fetch` would normalize its path. */
async function send(
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; response: string }> {
  const { port, host } = new URL(explorer.url)
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  await once(socket, 'connect')
  const lines = Object.entries({ Host: host, Connection: 'close', ...headers })
  socket.write(
    `GET ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  )
  const response = await text(socket)
  return { status: Number(response.split(' ')[1]), response }
}

describe('serveExplorer', () => {
  it('has a URL at localhost, which may call the admin port', () => {
    expect(explorer.url).toMatch(/^http:\/\/localhost:\d+$/)
  })

  it.each(['/', '/34234', '/34234/block/1?environment=local', '/search/1.5', '/assets', '/34234/'])(
    'responds with the page at %s',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toBe(page)
    },
  )

  it.each([
    '/assets/code-0.js',
    '/assets/',
    '/favicon.ico',
    '/.well-known/a.json',
    '/.hidden',
    '/assets/.hidden',
  ])('does not respond with the page for the missing file %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(page)
  })

  it('makes assets immutable, as their names change with their contents', async () => {
    const asset = await get('/assets/code-1.js')
    expect(asset.headers.get('content-type')).toContain('javascript')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/robots.txt')).headers.get('cache-control')).toBe('no-cache')
    const { headers } = await get('/')
    expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null])
  })

  it.each(['/', '/assets/code-1.js', '/missing.js', '/deployments.json'])(
    'sends the headers that protect a page with %s',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('allows connections to the current networks', async () => {
    const policy = async () => (await get('/')).headers.get('content-security-policy') ?? ''
    expect(await (await get('/deployments.json')).json()).toEqual([sampleManifest])
    expect(await policy()).toContain(
      "connect-src 'self' http://127.0.0.1:3150 http://127.0.0.1:3050 http://127.0.0.1:3250 http://127.0.0.1:3350;",
    )
    expect(await policy()).toMatch(/; frame-ancestors 'none'$/)

    const moved = { ...sampleManifest, adminUrl: 'http://127.0.0.1:9999' }
    manifests = () => [moved]
    expect(await (await get('/deployments.json')).json()).toEqual([moved])
    expect(await policy()).toContain(' http://127.0.0.1:9999;')
    manifests = () => [sampleManifest]
  })

  it('returns the problem of an invalid manifest as text', async () => {
    manifests = () => {
      throw new Error('<b>local.json</b> is not JSON')
    }
    for (const path of ['/', '/deployments.json']) {
      const response = await get(path)
      expect(response.status).toBe(500)
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(await response.text()).toBe('<b>local.json</b> is not JSON\n')
    }
    manifests = () => [sampleManifest]
  })

  it.each([
    '/../secret.txt',
    '/../files-of-others/secret.txt',
    '/../files/.hidden',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/./../secret.txt',
    '//../secret.txt',
    '/deployments.json/../../secret.txt',
    '/34234/..%2f..%2fsecret.txt',
    '/a/../../secret.txt?x=/../index.html',
    '/%00/../../secret.txt',
    '/%zz/../secret.txt',
    '/../secret.txt%00.html',
    '/%c0%ae%c0%ae/secret.txt',
    'http://localhost/../secret.txt',
    `/${'../'.repeat(100)}etc/passwd`,
    '//etc/passwd',
    `/${'a'.repeat(10_000)}`,
  ])('stays in its directory when %s is requested', async (target) => {
    const { status, response } = await send(target, { Host: 'localhost' })
    expect(response).not.toMatch(/not to be served|root:/)
    if (status === 200) expect(response).toContain(page)
    else expect([400, 403, 404]).toContain(status)
  })

  it.each([
    { Host: 'evil.example' },
    { Host: 'localhost.evil.example:3060' },
    { Origin: 'https://evil.example' },
  ])('rejects requests of other pages: %j', async (headers) => {
    const { status, response } = await send('/deployments.json', headers)
    expect(status).toBe(403)
    expect(response).not.toContain('rpcUrl')
  })

  it('survives an invalid range, and a removed file', async () => {
    for (const range of ['bytes=5-2', 'bytes=-', 'bytes=99-', 'bytes=x-y', 'lines=1-2'])
      expect((await send('/assets/code-1.js', { Range: range })).response).not.toContain('not to')
    expect((await get('/assets/temporary.js')).status).toBe(200)
    rmSync(join(directory, 'files', 'assets', 'temporary.js'))
    expect((await get('/assets/temporary.js')).status).toBe(404)
    expect((await get('/')).status).toBe(200)
  })

  it('only accepts GET and HEAD', async () => {
    const head = await get('/34234', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(page.length)])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await get('/', { method })).status).toBe(404)
  })

  it('names a port that is taken', async () => {
    const port = Number(new URL(explorer.url).port)
    await expect(serveExplorer({ files: directory, manifests: () => [], port })).rejects.toThrow(
      `Port ${port} (explorer) is taken by another program.`,
    )
  })

  it('has a URL that is reachable from this machine, whatever address it listens on', async () => {
    for (const [host, name] of [
      ['0.0.0.0', 'localhost'],
      ['::1', '[::1]'],
    ]) {
      const elsewhere = await serveExplorer({
        files: join(directory, 'files'),
        manifests: (url) => [{ ...sampleManifest, environment: new URL(url).hostname }],
        ...(host && { host }),
        port: 0,
      })
      try {
        expect(new URL(elsewhere.url).hostname).toBe(name)
        const response = await fetch(`${elsewhere.url}/deployments.json`)
        expect(await response.json()).toMatchObject([{ environment: name }])
      } finally {
        await elsewhere.stop()
      }
    }
  })
})
