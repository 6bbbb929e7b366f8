import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Manifest, SuperchainManifest } from './manifest'
import { readManifest, readManifests, readShownManifests, writeManifest } from './manifestFiles'

const chain = (name: string, chainId: number) => ({
  name,
  chainId,
  rpcUrl: `http://127.0.0.1:${chainId}`,
})
const contract = { address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', blockNumber: 3 } as const

const manifest: Manifest = {
  environment: 'local',
  settlementLayer: { ...chain('gateway', 506), explorerUrl: 'https://explorer.example' },
  stakingChains: [{ ...chain('staking1', 34234), staking: contract }],
  rewardsChain: { ...chain('rewards', 37427), token: contract },
}

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(join(directory, name), text)
const writeJson = (name: string, value: unknown) => write(name, JSON.stringify(value))

describe('writeManifest', () => {
  it('writes a manifest that readManifest reads, and replaces an existing one', () => {
    writeManifest({ ...manifest, stakingChains: [] }, directory)
    writeManifest(manifest, directory)
    expect(readManifest('local', directory)).toEqual(manifest)
  })

  it('creates a missing directory', () => {
    const deeper = join(directory, 'not', 'yet')
    writeManifest(manifest, deeper)
    expect(readManifest('local', deeper)).toEqual(manifest)
  })

  it('keeps what was added about the web app and the appearance of chains, unless the new manifest has its own', () => {
    const [staking1] = manifest.stakingChains
    if (!staking1) throw new Error('There is no staking chain')
    const logo = 'data:image/png;base64,AA'
    const shown = { ...staking1, displayName: 'First', logo, color: '#112233' }
    const appUrl = 'https://app.example'
    const added = { appUrl, etherHasValue: true }
    writeManifest({ ...manifest, ...added, stakingChains: [shown] }, directory)
    writeManifest(manifest, directory)
    expect(readManifest('local', directory)).toMatchObject(added)
    expect(readManifest('local', directory)?.stakingChains).toEqual([shown])
    const renamed = { ...staking1, displayName: 'Renamed' }
    writeManifest({ ...manifest, stakingChains: [renamed] }, directory)
    expect(readManifest('local', directory)?.stakingChains).toEqual([
      { ...shown, displayName: 'Renamed' },
    ])
  })

  it.each([
    ['logo', 'https://example.com/logo.png', 'must be a data URL'],
    ['color', 'red', 'must be a color'],
  ])('does not read a manifest with a wrong %s', (name, value, problem) => {
    writeJson('local.json', {
      ...manifest,
      rewardsChain: { ...manifest.rewardsChain, [name]: value },
    })
    expect(() => readManifest('local', directory)).toThrow(problem)
  })

  it('separates environments', () => {
    writeManifest(manifest, directory)
    writeManifest({ ...manifest, environment: 'testnet' }, directory)
    expect(readManifest('local', directory)?.environment).toBe('local')
    expect(readManifest('testnet', directory)?.environment).toBe('testnet')
  })

  it.each([
    ['a text', 'all of it'],
    ['other JSON', '{"name":"mine"}'],
    ['nothing', ''],
  ])('does not overwrite other files: %s', (_, text) => {
    write('local.json', text)
    expect(() => writeManifest(manifest, directory)).toThrow(
      `${join(directory, 'local.json')} is not a deployment manifest, so it is not overwritten.`,
    )
    expect(readdirSync(directory)).toEqual(['local.json'])
    expect(readFileSync(join(directory, 'local.json'), 'utf8')).toBe(text)
  })

  it('does not overwrite a link or its target', () => {
    writeJson('elsewhere', manifest)
    symlinkSync(join(directory, 'elsewhere'), join(directory, 'local.json'))
    expect(() => writeManifest(manifest, directory)).toThrow('is not overwritten')
  })

  it('writes to the directory that the environment variable names', () => {
    vi.stubEnv('INTERSTAKE_DEPLOYMENTS', directory)
    writeManifest(manifest)
    expect(readManifest('local', directory)).toEqual(manifest)
  })
})

describe('readManifest', () => {
  it('returns undefined without a manifest', () => {
    expect(readManifest('testnet', directory)).toBeUndefined()
  })

  it.each([
    ['is cut off', '{"environment":'],
    ['is empty', ''],
  ])('names the file that %s, and the remedy', (_, text) => {
    write('local.json', text)
    expect(() => readManifest('local', directory)).toThrow(
      `${join(directory, 'local.json')} is not JSON. Move it, and deploy again.`,
    )
  })

  it.each([
    ['no staking chain', { stakingChains: [] }, 'stakingChains'],
    ['an unknown field', { rewards: 1 }, 'rewards'],
    ['a name that is not a file name', { environment: '../local' }, 'environment'],
    [
      'an RPC URL that is not an HTTP URL',
      { settlementLayer: { ...chain('gateway', 506), rpcUrl: 'javascript:alert()' } },
      'settlementLayer.rpcUrl',
    ],
    [
      'an address with a wrong checksum',
      {
        rewardsChain: {
          ...manifest.rewardsChain,
          token: { ...contract, address: contract.address.replace('F', 'f') },
        },
      },
      'rewardsChain.token.address',
    ],
  ])('names the file that has %s, the field and the remedy', (_, change, field) => {
    writeJson('local.json', { ...manifest, ...change })
    const read = () => readManifest('local', directory)
    expect(read).toThrow(join(directory, 'local.json'))
    expect(read).toThrow('Deploy again to replace it.')
    expect(read).toThrow(field)
  })
})

describe('readManifests', () => {
  it('reads all manifests of a directory, sorted by name', () => {
    for (const environment of ['testnet', 'local', 'staging'])
      writeManifest({ ...manifest, environment }, directory)
    write('README.md', 'not a manifest')
    const environments = readManifests(directory).map(({ environment }) => environment)
    expect(environments).toEqual(['local', 'staging', 'testnet'])
  })

  it('returns none for an empty or missing directory', () => {
    expect(readManifests(directory)).toEqual([])
    expect(readManifests(join(directory, 'missing'))).toEqual([])
  })

  it('skips networks without contracts, which readShownManifests returns', () => {
    const chains = {
      environment: 'local',
      settlementLayer: chain('gateway', 506),
      chains: [chain('chain1', 6565)],
    }
    writeManifest(chains, directory)
    writeManifest({ ...manifest, environment: 'testnet' }, directory)
    expect(readManifest('local', directory)).toBeUndefined()
    expect(readManifests(directory).map(({ environment }) => environment)).toEqual(['testnet'])
    expect(readShownManifests(directory)[0]).toEqual(chains)
  })

  it('reads networks of the Superchain, which readManifest does not', () => {
    const { stakingChains, rewardsChain } = manifest
    const superchain: SuperchainManifest = {
      protocol: 'superchain',
      environment: 'superchain',
      stakingChains,
      rewardsChain,
    }
    writeManifest(manifest, directory)
    writeManifest(superchain, directory)
    expect(readManifest('superchain', directory)).toBeUndefined()
    expect(readManifests(directory)).toEqual([manifest, superchain])
    expect(readShownManifests(directory)).toEqual([manifest, superchain])
    writeJson('superchain.json', { ...superchain, stakingChains: [] })
    expect(() => readManifests(directory)).toThrow(/superchain\.json .*\(stakingChains: /)
  })

  it('does not skip a corrupted manifest', () => {
    writeManifest(manifest, directory)
    writeJson('testnet.json', {})
    expect(() => readManifests(directory)).toThrow(join(directory, 'testnet.json'))
  })
})
