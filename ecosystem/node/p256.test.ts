import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { concat, type Hex, numberToHex, toHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EvmNode, startNode } from '../anvil/startNode'

const precompile = '0x0000000000000000000000000000000000000100'
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const valid = numberToHex(1, { size: 32 })

let node: EvmNode

beforeAll(async () => {
  node = await startNode({ chainId: 34_234, onExit: () => {} })
})

afterAll(() => node.stop())

/** A signed message, as the precompile takes it. */
function signed() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const message = Buffer.from('stake')
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const word = (bytes: Uint8Array) => BigInt(toHex(bytes))
  return {
    hash: word(createHash('sha256').update(message).digest()),
    r: word(signature.subarray(0, 32)),
    s: word(signature.subarray(32)),
    x: word(Buffer.from(x, 'base64url')),
    y: word(Buffer.from(y, 'base64url')),
  }
}

type Signed = ReturnType<typeof signed>

const encode = ({ hash, r, s, x, y }: Signed): Hex =>
  concat([hash, r, s, x, y].map((word) => numberToHex(word, { size: 32 })))

const call = async (data: Hex) => (await node.client.call({ to: precompile, data })).data

describe('P256VERIFY at 0x100', () => {
  it('accepts what a key of the curve signed', async () => {
    for (let i = 0; i < 8; i++) expect(await call(encode(signed()))).toBe(valid)
  })

  it('accepts the other s, as there is no rule against it', async () => {
    const good = signed()
    expect(await call(encode({ ...good, s: order - good.s }))).toBe(valid)
  })

  it.each<[string, (good: Signed) => Partial<Signed>]>([
    ['another message', ({ hash }) => ({ hash: hash ^ 1n })],
    ['another r', ({ r }) => ({ r: r ^ 1n })],
    ['another s', ({ s }) => ({ s: s ^ 1n })],
    ['r of zero', () => ({ r: 0n })],
    ['s of zero', () => ({ s: 0n })],
    ['r of the order', () => ({ r: order })],
    ['s of the order', () => ({ s: order })],
    ['r beyond the order', ({ r }) => ({ r: (r + order) % 2n ** 256n })],
    ['a point that is not on the curve', ({ y }) => ({ y: y ^ 1n })],
    ['the point at infinity', () => ({ x: 0n, y: 0n })],
    ['a coordinate beyond the field', () => ({ x: prime })],
    ['the mirrored key', ({ y }) => ({ y: prime - y })],
  ])('returns nothing for %s', async (_, change) => {
    const good = signed()
    expect(await call(encode({ ...good, ...change(good) }))).toBeUndefined()
  })

  it('returns nothing for input of another length', async () => {
    const input = encode(signed())
    for (const other of ['0x', input.slice(0, -2), `${input}00`] as const)
      expect(await call(`0x${other.slice(2)}`)).toBeUndefined()
  })

  it('takes 6,900 gas, and has no code, as on ZKsync OS', async () => {
    const data = encode(signed())
    const zeros =
      data
        .slice(2)
        .match(/../g)
        ?.filter((byte) => byte === '00').length ?? 0
    const calldata = 4 * zeros + 16 * (160 - zeros)
    const account = node.accounts[0]
    if (!account) throw new Error('The node has no account')
    expect(await node.client.estimateGas({ account, to: precompile, data })).toBe(
      BigInt(21_000 + calldata + 6_900),
    )
    expect(await node.client.getCode({ address: precompile })).toBeUndefined()
  })
})
