import { describe, expect, it } from 'vitest'
import { plainRequests } from './plainRequests'

const plain = { from: '0xa1', to: '0xb2', data: '0x12' }
const meta = { gasPerPubdata: '0xc350' }

describe('plainRequests', () => {
  it.each([
    ['type and meta', { ...plain, type: '0x71', eip712Meta: meta }],
    ['the type alone', { ...plain, type: '0x71' }],
    ['the meta alone', { ...plain, eip712Meta: meta }],
    [
      'an account’s signature',
      { ...plain, eip712Meta: { ...meta, customSignature: Array(65).fill(1) } },
    ],
    ['empty meta', { ...plain, eip712Meta: { factoryDeps: [], paymasterParams: null } }],
  ])('removes %s', (_, request) => {
    expect(plainRequests(request)).toEqual(plain)
  })

  it('does not change other types', () => {
    const request = { ...plain, type: '0x2', eip712Meta: meta }
    expect(plainRequests(request)).toEqual({ ...plain, type: '0x2' })
    expect(plainRequests({ ...plain, type: '0x1' })).toEqual({ ...plain, type: '0x1' })
  })

  it('converts the calls of a simulation', () => {
    const simulation = (call: object) => ({ blockStateCalls: [{ calls: [call, plain] }] })
    expect(plainRequests(simulation({ ...plain, eip712Meta: meta }))).toEqual(simulation(plain))
  })

  it.each([
    ['zksolc', { factoryDeps: [[1, 2]] }],
    ['Paymasters', { paymasterParams: { paymaster: '0xa1', paymasterInput: [] } }],
    ['smart accounts', { customSignature: [1, 2, 3] }],
    ['smart accounts', { customSignature: '0x010203' }],
  ])('rejects, naming %s, the meta %j', (reason, eip712Meta) => {
    expect(() => plainRequests({ ...plain, eip712Meta })).toThrow(reason)
  })

  it('ignores deeply nested values', () => {
    let nested: unknown[] = []
    for (let depth = 0; depth < 100_000; depth++) nested = [nested]
    expect(plainRequests(nested)).toBeInstanceOf(Array)
  })
})
