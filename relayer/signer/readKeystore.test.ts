import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encryptKeystoreJsonSync, Wallet } from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundryBinary } from '../../ecosystem/anvil/foundryBinary'
import { richAccount } from '../../ecosystem/config/accounts'
import { readKeystore } from './readKeystore'

const { address, privateKey } = richAccount
const password = 'pässword ﬁ'

/** The test vector of the definition of version 3, with PBKDF2. */
const definition = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262_144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}

let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-keystore-'))
})

afterAll(() => rmSync(directory, { recursive: true }))

function file(name: string, contents: string): string {
  const path = join(directory, name)
  writeFileSync(path, contents)
  return path
}

const encrypted = () =>
  encryptKeystoreJsonSync({ address, privateKey }, password, { scrypt: { N: 1_024, r: 8, p: 1 } })

describe('readKeystore', () => {
  it('decrypts a keystore of ethers, and signs like the key', async () => {
    const signer = await readKeystore(file('scrypt.json', encrypted()), password)
    expect(signer.address).toBe(address)
    const transaction = {
      chainId: 1,
      nonce: 7,
      gas: 21_000n,
      maxFeePerGas: 3n,
      to: address,
    } as const
    const raw = await signer.signTransaction({ ...transaction, type: 'eip1559' })
    expect(raw).toBe(
      await new Wallet(privateKey).signTransaction({
        ...{ chainId: 1, nonce: 7, gasLimit: 21_000n, maxFeePerGas: 3n, to: address, type: 2 },
      }),
    )
  })

  it('decrypts a keystore of cast', { timeout: 60_000 }, async () => {
    const cast = foundryBinary('cast')
    const output = execFileSync(
      cast,
      ['wallet', 'new', directory, 'cast', '--unsafe-password', 'secret'],
      { encoding: 'utf8' },
    )
    const { address } = await readKeystore(join(directory, 'cast'), 'secret')
    expect(output).toContain(address)
  })

  it('decrypts the keystore of the definition', async () => {
    const { address } = await readKeystore(
      file('pbkdf2.json', JSON.stringify(definition)),
      'testpassword',
    )
    expect(address).toBe(
      new Wallet('0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d').address,
    )
  })

  it('accepts the key `Crypto`, as some programs write it', async () => {
    const { crypto, ...others } = definition
    const path = file('capital.json', JSON.stringify({ ...others, Crypto: crypto }))
    expect((await readKeystore(path, 'testpassword')).address).toMatch(/^0x/)
  })

  it('rejects a wrong password, without showing the key', async () => {
    const path = file('wrong.json', encrypted())
    await expect(readKeystore(path, 'another')).rejects.toThrow(`The password of ${path} is wrong.`)
  })

  it.each([
    ['a text', 'hello', 'cannot be read as a keystore'],
    ['another version', JSON.stringify({ ...definition, version: 1 }), 'version'],
    [
      'another cipher',
      JSON.stringify({ ...definition, crypto: { ...definition.crypto, cipher: 'rot13' } }),
      'crypto.cipher',
    ],
  ])('rejects %s', async (name, contents, reason) => {
    await expect(readKeystore(file(`${name}.json`, contents), password)).rejects.toThrow(reason)
  })
})
