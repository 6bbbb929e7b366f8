import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleManifest } from '../shared/test/sampleManifest'
import { deployments } from './deploymentsPlugin'

let directory: string
let server: ViteDevServer

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'deployments-'))
  server = await createServer({
    configFile: false,
    root: directory,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [deployments(directory)],
  })
})

afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true })
})

const write = (name: string, content: unknown) =>
  writeFileSync(
    join(directory, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  )

const load = async () => (await server.ssrLoadModule('virtual:deployments')).default

describe('deployments', () => {
  it('serves every manifest of the directory, sorted by name', async () => {
    write('testnet.json', { ...sampleManifest, environment: 'testnet' })
    write('local.json', sampleManifest)
    write('notes.txt', 'not a manifest')
    expect(await load()).toEqual([sampleManifest, { ...sampleManifest, environment: 'testnet' }])
  })

  it('serves an empty list without manifests', async () => {
    expect(await load()).toEqual([])
  })

  it('serves an empty list when the directory does not exist', async () => {
    const plugin = await createServer({
      configFile: false,
      root: directory,
      logLevel: 'silent',
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      plugins: [deployments(join(directory, 'none'))],
    })
    const module = await plugin.ssrLoadModule('virtual:deployments')
    await plugin.close()
    expect(module.default).toEqual([])
  })

  it('names the file and the field of an invalid manifest', async () => {
    write('local.json', { ...sampleManifest, stakingChains: [] })
    const error = await load().catch((thrown) => thrown)
    expect(error.message).toContain(join(directory, 'local.json'))
    expect(error.message).toContain('stakingChains')
  })

  it('names a file that is not JSON', async () => {
    write('local.json', '{')
    await expect(load()).rejects.toThrow(`${join(directory, 'local.json')} is not JSON`)
  })

  it('reloads the page with the new manifest when a file changes', async () => {
    write('local.json', sampleManifest)
    await server.transformRequest('virtual:deployments')
    const send = vi.spyOn(server.environments.client.hot, 'send')

    write('local.json', { ...sampleManifest, environment: 'renamed' })
    server.watcher.emit('change', join(directory, 'local.json'))

    expect(send).toHaveBeenCalledWith({ type: 'full-reload' })
    const module = await server.transformRequest('virtual:deployments')
    expect(module?.code).toContain('renamed')
  })

  it('does not reload the page for other files', () => {
    const send = vi.spyOn(server.environments.client.hot, 'send')
    server.watcher.emit('change', join(directory, 'notes.txt'))
    server.watcher.emit('change', join(directory, 'nested', 'local.json'))
    expect(send).not.toHaveBeenCalled()
  })
})
