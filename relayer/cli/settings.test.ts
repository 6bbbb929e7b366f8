import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encryptKeystoreJsonSync } from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../deployments/manifest'
import { richAccount } from '../../ecosystem/config/accounts'
import { loadConfig } from './loadConfig'
import { loadSigners } from './loadSigners'

const contract = { address: richAccount.address, blockNumber: 1 }
const chain = (name: string, chainId: number) => {
  return { name, chainId, rpcUrl: `http://127.0.0.1:${chainId}` }
}
const manifest: Manifest = {
  environment: 'local',
  settlementLayer: chain('gateway', 1),
  stakingChains: [{ ...chain('staking1', 2), staking: contract }],
  rewardsChain: { ...chain('rewards', 3), token: contract },
}

let directory: string
let given: Record<string, unknown>

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-settings-'))
  given = { manifest: write('manifest.json', JSON.stringify(manifest)) }
})

afterAll(() => rmSync(directory, { recursive: true }))

function write(name: string, text: string): string {
  const file = join(directory, name)
  writeFileSync(file, text)
  return file
}

describe('loadConfig', () => {
  it('has defaults', () => {
    expect(loadConfig(given, undefined, undefined)).toEqual({
      options: {
        ...{ manifest, database: { directory: 'interstake-relayer' }, pollMs: 2_000 },
        ...{ server: { host: '127.0.0.1', port: 9464 }, feeCeiling: null, bumpAfterMs: 60_000 },
        provers: 2,
      },
      ...{ keystores: [], passwordFile: null, logLevel: 'info' },
    })
  })

  it('prefers what is given to the file', () => {
    const settings = { maxFee: 1.5, poll: 7, keystore: 'key.json' }
    const file = write('config.json', JSON.stringify(settings))
    const url = 'postgres://localhost/relayer'
    expect(loadConfig({ ...given, poll: '0.5' }, file, url)).toMatchObject({
      options: { pollMs: 500, feeCeiling: 1_500_000_000n, database: { url } },
      keystores: ['key.json'],
    })
  })

  it('names each setting that is invalid, and shows no value', () => {
    const settings = { maxFee: 'much', privateKey: '0x5ec2e7' }
    const file = write('invalid.json', JSON.stringify(settings))
    const load = () => loadConfig({ ...given, provers: '0' }, file, undefined)
    for (const reason of ['maxFee: must be an amount in gwei', 'provers', '"privateKey"'])
      expect(load).toThrow(reason)
    expect(load).not.toThrow('5ec2e7')
  })

  it('requires a manifest of the staking dApp', () => {
    expect(() => loadConfig({}, undefined, undefined)).toThrow('manifest')
    const other = write('other.json', '{"environment":"local"}')
    expect(() => loadConfig({ manifest: other }, undefined, undefined)).toThrow(
      'is not a manifest of the staking dApp',
    )
  })
})

describe('loadSigners', () => {
  const load = (options: Partial<Parameters<typeof loadSigners>[1]> = {}, chains = manifest) =>
    loadSigners(chains, { keystores: [], passwordFile: null, ...options })

  it('uses the public development key on this machine alone', async () => {
    expect((await load()).map(({ address }) => address)).toEqual([richAccount.address])
    const rpcUrl = 'http://rewards.example:3350'
    const rewardsChain = { ...manifest.rewardsChain, rpcUrl }
    await expect(load({}, { ...manifest, rewardsChain })).rejects.toThrow(
      'A keystore is required, as rewards is not on this machine: pass --keystore.',
    )
  })

  it('decrypts keystores with the password in the file', async () => {
    const options = { scrypt: { N: 1_024, r: 8, p: 1 } }
    const key = write('key.json', encryptKeystoreJsonSync(richAccount, 'secret', options))
    const signers = await load({ keystores: [key], passwordFile: write('password', 'secret\n') })
    expect(signers.map(({ address }) => address)).toEqual([richAccount.address])
    await expect(
      load({ keystores: [key], passwordFile: write('wrong', 'another') }),
    ).rejects.toThrow(`The password of ${key} is wrong.`)
  })
})
