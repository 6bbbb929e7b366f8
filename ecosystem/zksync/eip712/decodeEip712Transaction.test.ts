import fc from 'fast-check'
import { concatHex, fromRlp, type Hex, recoverAddress, size, slice, toHex, toRlp } from 'viem'
import { describe, expect, it } from 'vitest'
import { utils } from 'zksync-ethers'
import { z } from 'zod'
import { JsonRpcError } from '../../jsonrpc/jsonRpc'
import * as schemas from '../../jsonrpc/schemas'
import { signEip712, testSender } from '../../test/signEip712'
import { decodeEip712Transaction } from './decodeEip712Transaction'

type Field = Hex | Hex[]

const fieldsSchema = z.array(z.union([schemas.hex, z.array(schemas.hex)]))

/** Replaces fields of a raw transaction, by their place. */
function withFields(raw: Hex, replaced: Record<number, Field>): Hex {
  const fields = fieldsSchema.parse(fromRlp(slice(raw, 1), 'hex'))
  return concatHex(['0x71', toRlp(fields.map((field, index) => replaced[index] ?? field))])
}

const refusal = (message: string) => ({
  name: 'JsonRpcError',
  code: 3,
  message: expect.stringContaining(message),
})

const errorOf = (raw: Hex) => {
  try {
    decodeEip712Transaction(raw)
  } catch (error) {
    return error
  }
  return undefined
}

describe('decodeEip712Transaction', () => {
  it('decodes transactions of zksync-ethers', async () => {
    const raw = await signEip712({ nonce: 7 })
    expect(decodeEip712Transaction(raw)).toMatchObject({
      raw,
      chainId: 34234,
      from: testSender.toLowerCase(),
      to: '0x00000000000000000000000000000000000000a5',
      nonce: 7,
      value: 5n,
      data: '0x1234',
      gas: 100_000n,
      maxFeePerGas: 3_000_000_000n,
      maxPriorityFeePerGas: 1_000_000_000n,
      gasPerPubdata: 50_000n,
    })
  })

  it('returns the same hash and signer as zksync-ethers', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          nonce: fc.nat(),
          value: fc.bigInt(0n, 2n ** 256n - 1n),
          gasLimit: fc.bigInt(1n, 2n ** 64n - 1n),
          data: fc.uint8Array({ maxLength: 100 }).map((data) => toHex(data)),
          to: fc.constantFrom(`0x${'00'.repeat(20)}`, `0x${'fe'.repeat(20)}`),
        }),
        async (fields) => {
          const raw = await signEip712(fields)
          const { hash, digest, signature } = decodeEip712Transaction(raw)
          expect(hash).toBe(utils.parseEip712(raw).hash)
          expect(await recoverAddress({ hash: digest, signature })).toBe(testSender)
        },
      ),
      { numRuns: 50 },
    ))

  it('decodes a signature in v, r and s, with the same hash', async () => {
    const raw = await signEip712()
    const signed = decodeEip712Transaction(raw)
    const { r, s, yParity } = signed.signature
    const bare = withFields(raw, { 7: yParity ? '0x01' : '0x', 8: r, 9: s, 14: '0x' })
    expect(decodeEip712Transaction(bare)).toEqual({ ...signed, raw: bare })
  })

  it('is case-insensitive', async () => {
    const raw = await signEip712()
    expect(decodeEip712Transaction(`0x${raw.slice(2).toUpperCase()}`)).toEqual(
      decodeEip712Transaction(raw),
    )
  })

  it('decodes a contract creation', async () => {
    const raw = withFields(await signEip712(), { 4: '0x' })
    expect(decodeEip712Transaction(raw).to).toBeNull()
  })

  it.each<[string, Record<number, Field>]>([
    ['nonce', { 0: '0xffffffff' }],
    ['nonce', { 0: '0x00' }],
    ['maxFeePerGas', { 2: `0x01${'00'.repeat(8)}` }],
    ['gas', { 3: `0x01${'00'.repeat(8)}` }],
    ['to', { 4: '0x1234' }],
    ['value', { 5: `0x01${'00'.repeat(32)}` }],
    ['value', { 5: [] }],
    ['data', { 6: ['0x12'] }],
    ['chainId', { 10: `0x01${'00'.repeat(8)}` }],
    ['from', { 11: '0x' }],
    ['gasPerPubdata', { 12: '0x' }],
    ['factoryDeps', { 13: '0x' }],
    ['paymasterParams', { 15: ['0x12'] }],
  ])('rejects %s of %j, by name', async (name, fields) => {
    expect(errorOf(withFields(await signEip712(), fields))).toMatchObject(
      refusal(`Failed to serialize transaction: decodeRlpError: ${name} `),
    )
  })

  it.each<[string, Record<number, Field>]>([
    ['neither 27 nor 28', { 14: `0x${'11'.repeat(64)}00` }],
    ['invalid signature', { 14: `0x${'11'.repeat(32)}${'ff'.repeat(32)}1b` }],
    ['invalid signature', { 7: '0x02', 8: '0x11', 9: '0x11', 14: '0x' }],
    ['incompleteSignature', { 7: '0x', 8: '0x', 9: '0x11', 14: '0x' }],
    ['higher than max fee per gas', { 1: '0xff', 2: '0x01' }],
    ['bytecode of zksolc', { 13: ['0x1234'] }],
    ['Paymasters need', { 15: [`0x${'11'.repeat(20)}`, '0x'] }],
    ['Signatures of smart accounts need', { 14: '0x1234' }],
  ])('rejects with "%s": %j', async (reason, fields) => {
    expect(errorOf(withFields(await signEip712(), fields))).toMatchObject(refusal(reason))
  })

  it('rejects incomplete transactions, and extra bytes', async () => {
    const raw = await signEip712()
    for (let length = 1; length < size(raw); length++)
      expect(errorOf(slice(raw, 0, length))).toBeInstanceOf(JsonRpcError)
    expect(errorOf(concatHex([raw, '0x00']))).toBeInstanceOf(JsonRpcError)
  })

  it('rejects a non-minimal encoding', async () => {
    const raw = await signEip712()
    // The list's length in two bytes instead of one.
    expect(slice(raw, 0, 2)).toBe('0x71f8')
    const longer = concatHex(['0x71f900', slice(raw, 2)])
    expect(errorOf(longer)).toMatchObject(refusal('shortest form'))
  })

  it('rejects arbitrary bytes with an error for the client', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(errorOf(concatHex(['0x71', toHex(bytes)]))).toBeInstanceOf(JsonRpcError)
      }),
    ))

  it('rejects deeply nested lists', () => {
    expect(errorOf(`0x71${'c1'.repeat(1_000_000)}c0`)).toMatchObject(refusal('shortest form'))
  })
})
