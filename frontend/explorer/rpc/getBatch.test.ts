import { describe, expect, it } from 'vitest'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { stubNode } from '../../../interop/test/stubNode'
import { nothingSettled } from '../../shared/test/nothingSettled'
import { getBatch } from './getBatch'

const hash = (digit: string) => `0x${digit.repeat(64)}` as const

const details = {
  number: 3,
  timestamp: 0x65000000,
  l1TxCount: 1,
  l2TxCount: 2,
  rootHash: hash('c'),
  ...nothingSettled,
}
const range = ['0x10', '0x12']
const batchNode = (more = {}, blocks: unknown = range) =>
  stubNode({ zks_getL1BatchDetails: { ...details, ...more }, zks_getL1BatchBlockRange: blocks })

describe('getBatch', () => {
  it('reads a batch that is sealed', async () => {
    const { client, calls } = batchNode()
    expect(await getBatch(client, 3n)).toEqual({
      number: 3n,
      at: new Date(0x65000000 * 1_000),
      transactionCount: 3n,
      rootHash: hash('c'),
      blocks: { first: 16n, last: 18n },
      stage: 'sealed',
      settlement: nothingSettled,
    })
    expect(calls.map(({ params }) => params)).toEqual([[3], [3]])
  })

  it.each([
    ['committed', { commitTxHash: hash('1'), committedAt: '2026-01-01T00:00:00.000Z' }],
    ['proven', { commitTxHash: hash('1'), proveTxHash: hash('2') }],
    ['executed', { commitTxHash: hash('1'), proveTxHash: hash('2'), executeTxHash: hash('3') }],
  ])('tells a batch that is %s', async (stage, settled) => {
    expect(await getBatch(batchNode(settled).client, 3n)).toMatchObject({ stage })
  })

  it('returns null until it is sealed', async () => {
    const { client } = stubNode({ zks_getL1BatchDetails: null, zks_getL1BatchBlockRange: null })
    expect(await getBatch(client, 9n)).toBeNull()
  })

  it.each([
    ['another batch', { number: 4 }, range],
    ['a range that is none', {}, '0x10'],
    ['half a range', {}, ['0x10']],
    ['a time that is none', { committedAt: 'yesterday' }, range],
  ])('rejects a response with %s', async (_what, more, blocks) => {
    await expect(getBatch(batchNode(more, blocks).client, 3n)).rejects.toThrow(
      InvalidRpcResponseError,
    )
  })
})
