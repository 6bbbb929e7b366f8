import { zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { stubNode } from '../../../interop/test/stubNode'
import { getTransaction } from './getTransaction'

const hash = (digit: string) => `0x${digit.repeat(64)}` as const

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
      accessList: [],
      blockNumber: null,
    })
  })

  it('reads the access list', async () => {
    const accessList = [{ address: zeroAddress, storageKeys: [hash('1'), hash('2')] }]
    const { client } = stubNode({ eth_getTransactionByHash: { ...transaction, accessList } })
    expect(await getTransaction(client, hash('d'))).toMatchObject({ accessList })
  })

  it('returns null if the transaction is not found', async () => {
    const { client } = stubNode({ eth_getTransactionByHash: null })
    expect(await getTransaction(client, hash('d'))).toBeNull()
  })

  it.each([
    ['another transaction', { ...transaction, hash: hash('e') }],
    ['no sender', { ...transaction, from: null }],
    ['odd bytes', { ...transaction, input: '0x1' }],
    [
      'a storage key that is too short',
      { ...transaction, accessList: [{ address: zeroAddress, storageKeys: ['0x12'] }] },
    ],
  ])('rejects a response with %s', async (_what, response) => {
    const { client } = stubNode({ eth_getTransactionByHash: response })
    await expect(getTransaction(client, hash('d'))).rejects.toThrow(InvalidRpcResponseError)
  })
})
