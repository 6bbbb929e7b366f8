import { zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { InvalidNodeAnswerError } from '../../../interop/errors/node'
import { refusal, stubNode } from '../../../interop/test/stubNode'
import { getBatch } from './getBatch'
import { getBatchNumber } from './getBatchNumber'
import { getBlock } from './getBlock'
import { getReceipt } from './getReceipt'
import { getTransaction } from './getTransaction'

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

  it('answers null for a block that is not there', async () => {
    expect(await getBlock(stubNode({ eth_getBlockByNumber: null }).client, 99n)).toBeNull()
  })

  it.each([
    ['another block', { ...block, number: '0x11' }],
    ['no object', 'block'],
    ['no hash', { ...block, hash: '0x1' }],
    ['transactions that are none', { ...block, transactions: [{}] }],
  ])('does not believe an answer with %s', async (_what, answer) => {
    const { client } = stubNode({ eth_getBlockByNumber: answer })
    await expect(getBlock(client, 16n)).rejects.toThrow(InvalidNodeAnswerError)
  })

  it('does not believe an answer with another hash', async () => {
    const { client } = stubNode({ eth_getBlockByHash: block })
    await expect(getBlock(client, hash('f'))).rejects.toThrow(InvalidNodeAnswerError)
  })
})

const transaction = {
  hash: hash('d'),
  from: zeroAddress,
  to: null,
  value: '0x1',
  input: '0x1234',
  nonce: '0x2',
  gas: '0x5208',
  type: '0x71',
  blockNumber: null,
}

describe('getTransaction', () => {
  it('reads a transaction that is pending and deploys a contract', async () => {
    const { client } = stubNode({ eth_getTransactionByHash: transaction })
    expect(await getTransaction(client, hash('d'))).toEqual({
      hash: hash('d'),
      from: zeroAddress,
      to: null,
      value: 1n,
      input: '0x1234',
      nonce: 2n,
      gas: 21_000n,
      type: 0x71n,
      blockNumber: null,
    })
  })

  it('answers null for one that the chain does not know', async () => {
    const { client } = stubNode({ eth_getTransactionByHash: null })
    expect(await getTransaction(client, hash('d'))).toBeNull()
  })

  it.each([
    ['another transaction', { ...transaction, hash: hash('e') }],
    ['no sender', { ...transaction, from: null }],
    ['odd bytes', { ...transaction, input: '0x1' }],
  ])('does not believe an answer with %s', async (_what, answer) => {
    const { client } = stubNode({ eth_getTransactionByHash: answer })
    await expect(getTransaction(client, hash('d'))).rejects.toThrow(InvalidNodeAnswerError)
  })
})

const receipt = {
  transactionHash: hash('d'),
  status: '0x1',
  blockNumber: '0x10',
  transactionIndex: '0x0',
  l1BatchNumber: null,
  gasUsed: '0x5208',
  effectiveGasPrice: '0x7',
  contractAddress: zeroAddress,
  logs: [{ address: zeroAddress, topics: [hash('1')], data: '0x', logIndex: '0x4' }],
}

describe('getReceipt', () => {
  it('reads a receipt with its logs', async () => {
    const { client } = stubNode({ eth_getTransactionReceipt: receipt })
    expect(await getReceipt(client, hash('d'))).toEqual({
      isReverted: false,
      blockNumber: 16n,
      transactionIndex: 0n,
      batchNumber: null,
      gasUsed: 21_000n,
      effectiveGasPrice: 7n,
      contractAddress: zeroAddress,
      logs: [{ address: zeroAddress, topics: [hash('1')], data: '0x', logIndex: 4 }],
    })
  })

  it('tells a transaction that was reverted', async () => {
    const { client } = stubNode({ eth_getTransactionReceipt: { ...receipt, status: '0x0' } })
    expect(await getReceipt(client, hash('d'))).toMatchObject({ isReverted: true })
  })

  it('answers null as long as there is none', async () => {
    const { client } = stubNode({ eth_getTransactionReceipt: null })
    expect(await getReceipt(client, hash('d'))).toBeNull()
  })

  it.each([
    ['another transaction', { ...receipt, transactionHash: hash('e') }],
    ['logs that are none', { ...receipt, logs: [null] }],
  ])('does not believe an answer with %s', async (_what, answer) => {
    const { client } = stubNode({ eth_getTransactionReceipt: answer })
    await expect(getReceipt(client, hash('d'))).rejects.toThrow(InvalidNodeAnswerError)
  })
})

const nothingSettled = {
  commitTxHash: null,
  committedAt: null,
  proveTxHash: null,
  provenAt: null,
  executeTxHash: null,
  executedAt: null,
}
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

  it('answers null until it is sealed', async () => {
    const { client } = stubNode({ zks_getL1BatchDetails: null, zks_getL1BatchBlockRange: null })
    expect(await getBatch(client, 9n)).toBeNull()
  })

  it.each([
    ['another batch', { number: 4 }, range],
    ['a range that is none', {}, '0x10'],
    ['half a range', {}, ['0x10']],
    ['a time that is none', { committedAt: 'yesterday' }, range],
  ])('does not believe an answer with %s', async (_what, more, blocks) => {
    await expect(getBatch(batchNode(more, blocks).client, 3n)).rejects.toThrow(
      InvalidNodeAnswerError,
    )
  })
})

describe('getBatchNumber', () => {
  it('reads the number of the last sealed batch', async () => {
    expect(await getBatchNumber(stubNode({ zks_L1BatchNumber: '0x1f' }).client)).toBe(31n)
  })

  it('answers null where blocks are in no batches', async () => {
    expect(await getBatchNumber(stubNode({}).client)).toBeNull()
  })

  it('passes on any other refusal', async () => {
    const { client } = stubNode({
      zks_L1BatchNumber: () => {
        throw refusal(-32005, 'too many requests')
      },
    })
    await expect(getBatchNumber(client)).rejects.toThrow('too many requests')
  })

  it('does not believe what is no number', async () => {
    const { client } = stubNode({ zks_L1BatchNumber: 'many' })
    await expect(getBatchNumber(client)).rejects.toThrow(InvalidNodeAnswerError)
  })
})
