import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { findAdminUrl, findRunningManifest, registerNetwork } from './runningNetworks'

const directory = ownTemporaryDirectory()

const url = (port: number) => `http://127.0.0.1:${port}`
const shown = {
  ...{ environment: 'local', protocol: 'superchain' as const },
  chains: [{ name: 'op1', chainId: 901, rpcUrl: 'http://127.0.0.1:9545' }],
}
const manifest = { file: 'local.json', alternative: 'another file with --manifest' }

describe('registerNetwork', () => {
  it('rejects a manifest that belongs to a running network', () => {
    const first = registerNetwork(manifest)
    expect(() => registerNetwork({ ...manifest, file: './other/../local.json' })).toThrow(
      `local.json belongs to a running network, that of process ${process.pid}. Stop that network, or choose another file with --manifest.`,
    )
    const others = [null, { ...manifest, file: 'other.json' }].map(registerNetwork)
    first.remove()
    registerNetwork(manifest).remove()
    for (const other of others) other.remove()
    expect(readdirSync(directory())).toEqual([])
  })
})

describe('findAdminUrl', () => {
  it('finds the network that is running and ready', () => {
    expect(findAdminUrl()).toBeUndefined()
    const [one, other] = [registerNetwork(null), registerNetwork(null)]
    one.ready(url(1), shown)
    other.ready(null, shown)
    expect(findAdminUrl()).toBe(url(1))
    one.remove()
    expect(findAdminUrl()).toBeUndefined()
    other.remove()
  })

  it('leaves the choice to the user if there are several', () => {
    const [one, other] = [registerNetwork(null), registerNetwork(null)]
    one.ready(url(1), shown)
    other.ready(url(2), shown)
    expect(findAdminUrl).toThrow('Several networks are running. Choose one with --admin:\n')
    for (const port of [1, 2])
      expect(findAdminUrl).toThrow(`  ${url(port)} (started in ${process.cwd()})`)
    for (const network of [one, other]) network.remove()
  })

  it.each([
    ['is not running', { 'temporary.lock': 'interstake 1\n' }, { adminUrl: url(1) }],
    ['is not registered by us', {}, { adminUrl: url(1) }],
    ['has a URL of another kind', { 'temporary.lock': 'interstake 1\n' }, { adminUrl: 'file:///' }],
  ])('ignores a network that %s', (_, files, changes) => {
    const network = { processId: 1, directory: '/', manifest: null, ...changes }
    const path = join(directory(), 'interstake-abcdef')
    mkdirSync(path)
    for (const [name, text] of Object.entries({
      ...files,
      'network.json': JSON.stringify(network),
    }))
      writeFileSync(join(path, name), text)
    expect(findAdminUrl()).toBeUndefined()
  })
})

describe('findRunningManifest', () => {
  it('finds the network that is ready, also without an admin URL', () => {
    const [one, other] = [registerNetwork(null), registerNetwork(null)]
    expect(findRunningManifest()).toBeUndefined()
    one.ready(null, shown)
    expect(findRunningManifest()).toEqual(shown)
    other.ready(url(2), shown)
    expect(() => findRunningManifest()).toThrow(
      /^Several networks are running\. .*\n {2}local: op1 http:\/\/127\.0\.0\.1:9545 \(started in /,
    )
    for (const network of [one, other]) network.remove()
  })
})
