import { describe, expect, it } from 'vitest'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { stubNode } from '../../../interop/test/stubNode'
import { getBlock } from './getBlock'

const hash = (digit: string) => `0x${digit.repeat(64)}` as const

const block = {
  number: '0x10',
  hash: hash('a'),
  parentHash: hash('b'),
  stateRoot: hash('c'),
  timestamp: '0x65000000',
  gasUsed: '0x5208',
  gasLimit: '0x1c9c380',
  baseFeePerGas: '0x7',
  l1BatchNumber: '0x3',
  transactions: [hash('d')],
}

describe('getBlock', () => {
  it('reads a block by its number', async () => {
    const { client, calls } = stubNode({ eth_getBlockByNumber: block })
    expect(await getBlock(client, 16n)).toEqual({
      number: 16n,
      hash: hash('a'),
      parentHash: hash('b'),
      stateRoot: hash('c'),
      at: new Date(0x65000000 * 1_000),
      gasUsed: 21_000n,
      gasLimit: 30_000_000n,
      baseFeePerGas: 7n,
      batchNumber: 3n,
      transactions: [hash('d')],
    })
    expect(calls).toEqual([{ method: 'eth_getBlockByNumber', params: ['0x10', false] }])
  })

  it('reads a block by its hash', async () => {
    const { client, calls } = stubNode({ eth_getBlockByHash: block })
    expect((await getBlock(client, hash('a')))?.number).toBe(16n)
    expect(calls).toEqual([{ method: 'eth_getBlockByHash', params: [hash('a'), false] }])
  })

  it('knows no batch where the chain has none', async () => {
    const { l1BatchNumber, ...plain } = block
    const { client } = stubNode({ eth_getBlockByNumber: plain })
    expect(await getBlock(client, 16n)).toMatchObject({ batchNumber: null })
  })

  it('returns null for a block that does not exist', async () => {
    expect(await getBlock(stubNode({ eth_getBlockByNumber: null }).client, 99n)).toBeNull()
  })

  it.each([
    ['another block', { ...block, number: '0x11' }],
    ['no object', 'block'],
    ['no hash', { ...block, hash: '0x1' }],
    ['transactions that are none', { ...block, transactions: [{}] }],
  ])('rejects a response with %s', async (_what, response) => {
    const { client } = stubNode({ eth_getBlockByNumber: response })
    await expect(getBlock(client, 16n)).rejects.toThrow(InvalidRpcResponseError)
  })

  it('rejects a response with another hash', async () => {
    const { client } = stubNode({ eth_getBlockByHash: block })
    await expect(getBlock(client, hash('f'))).rejects.toThrow(InvalidRpcResponseError)
  })
})
