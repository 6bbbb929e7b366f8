import { zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { stubNode } from '../../../interop/test/stubNode'
import { getReceipt } from './getReceipt'

const hash = (digit: string) => `0x${digit.repeat(64)}` as const

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

  it('returns null while there is none', async () => {
    const { client } = stubNode({ eth_getTransactionReceipt: null })
    expect(await getReceipt(client, hash('d'))).toBeNull()
  })

  it.each([
    ['another transaction', { ...receipt, transactionHash: hash('e') }],
    ['logs that are none', { ...receipt, logs: [null] }],
  ])('rejects a response with %s', async (_what, response) => {
    const { client } = stubNode({ eth_getTransactionReceipt: response })
    await expect(getReceipt(client, hash('d'))).rejects.toThrow(InvalidRpcResponseError)
  })
})
