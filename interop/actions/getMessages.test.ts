import { getAddress, keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { InteropPermanentError, InteropRetryableError } from '../errors/InteropError'
import { hash, messageEvent, messageLog, receiptOf, sample } from '../test/responses'
import { stubNode } from '../test/stubNode'
import { getMessages } from './getMessages'

const staking = getAddress('0x00000000000000000000000000000000000057a3')
const other = getAddress('0x0000000000000000000000000000000000000abc')
const first = { sender: staking, data: '0x01' } as const
const second = { sender: other, data: '0x0203' } as const

const messagesOf = (receipt: unknown) =>
  getMessages(stubNode({ eth_getTransactionReceipt: receipt }).client, { hash })

describe('getMessages', () => {
  it('returns every message of a transaction, by any caller of the messenger', async () => {
    const messages = await messagesOf(receiptOf([first, second]))
    expect(messages).toEqual([
      {
        ...first,
        messageHash: keccak256('0x01'),
        transactionHash: hash,
        blockNumber: 100n,
        logIndex: 0,
        index: 0,
        batchNumber: sample.batchNumber,
        txNumberInBatch: sample.message.txNumberInBatch,
      },
      expect.objectContaining({ ...second, logIndex: 1, index: 1 }),
    ])
  })

  it('counts L2-to-L1 logs that are not messages, as nodes do', async () => {
    const foreign = { ...messageLog(first), sender: '0x0000000000000000000000000000000000008001' }
    const receipt = receiptOf([first, second])
    const messages = await messagesOf({
      ...receipt,
      l2ToL1Logs: [foreign, messageLog(first), foreign, messageLog(second)],
    })
    expect(messages.map(({ index }) => index)).toEqual([1, 3])
  })

  it('distinguishes identical messages by their order', async () => {
    const messages = await messagesOf(receiptOf([first, second, first]))
    expect(messages.map(({ index }) => index)).toEqual([0, 1, 2])
  })

  it('distinguishes equal messages of two senders in any order of the logs', async () => {
    const same = { sender: other, data: first.data }
    const receipt = receiptOf([first, same])
    const messages = await messagesOf({
      ...receipt,
      l2ToL1Logs: [messageLog(same), messageLog(first)],
    })
    expect(messages.map(({ sender, index }) => [sender, index])).toEqual([
      [staking, 1],
      [other, 0],
    ])
  })

  it('ignores the same event of another contract', async () => {
    const forged = { ...messageEvent(second), address: other }
    const receipt = receiptOf([first])
    const messages = await messagesOf({ ...receipt, logs: [forged, ...receipt.logs] })
    expect(messages.map(({ data }) => data)).toEqual(['0x01'])
  })

  it('ignores other events of the messenger', async () => {
    const receipt = receiptOf([first])
    const unrelated = { ...messageEvent(second), topics: [keccak256('0x')] }
    const messages = await messagesOf({ ...receipt, logs: [unrelated, ...receipt.logs] })
    expect(messages).toHaveLength(1)
  })

  it('has no batch until it is sealed', async () => {
    const [message] = await messagesOf(receiptOf([first], null))
    expect(message).toMatchObject({ batchNumber: null, txNumberInBatch: null })
  })

  it.each([
    ['are not returned', undefined],
    ['are null', null],
    ['are empty', []],
  ])('falls back on the receipt and the order of messages when l2ToL1Logs %s', async (_, logs) => {
    const messages = await messagesOf({ ...receiptOf([first, second]), l2ToL1Logs: logs })
    expect(messages.map(({ index }) => index)).toEqual([0, 1])
    expect(messages[1]).toMatchObject({
      batchNumber: sample.batchNumber,
      txNumberInBatch: sample.message.txNumberInBatch,
    })
  })

  it('is empty for a transaction without messages', async () => {
    expect(await messagesOf(receiptOf([]))).toEqual([])
  })

  it('throws a retryable error for a transaction without a receipt', async () => {
    const error = await messagesOf(null).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(InteropRetryableError)
    expect(error.name).toBe('MessageTransactionNotFoundError')
  })

  it('throws a permanent error for a reverted transaction', async () => {
    const error = await messagesOf({ ...receiptOf([]), status: '0x0' }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(InteropPermanentError)
    expect(error.name).toBe('MessageTransactionRevertedError')
  })

  const sound = receiptOf([first])
  it.each([
    ['a string instead of an object', 'a receipt', 'is not an object'],
    [
      'another transaction',
      { ...sound, transactionHash: keccak256('0x') },
      'is the hash of another transaction',
    ],
    [
      'a message that its hash does not fit',
      withEvent({ data: messageEvent(second).data }),
      'hash',
    ],
    ['an event that cannot be decoded', withEvent({ data: '0x01' }), 'cannot be decoded'],
    ['an event without topics', withEvent({ topics: 'none' }), 'is not an array'],
    ['an invalid address', withEvent({ address: '0x8008' }), 'is not an address'],
    [
      'logs that lack the message',
      { ...sound, l2ToL1Logs: [messageLog(second)] },
      'no entry for message 0',
    ],
    ['a negative batch', { ...sound, l2ToL1Logs: [], l1BatchNumber: -1 }, 'non-negative integer'],
    [
      'a transaction number beyond 16 bits',
      { ...sound, l2ToL1Logs: [{ ...messageLog(first), txIndexInL1Batch: '0x10000' }] },
      'is above 65535',
    ],
  ])('throws for a receipt with %s', async (_, receipt, problem) => {
    const error = await messagesOf(receipt).catch((thrown) => thrown)
    expect(error.name).toBe('InvalidRpcResponseError')
    expect(error.message).toContain(problem)
  })

  function withEvent(change: object) {
    return { ...sound, logs: [{ ...messageEvent(first), ...change }] }
  }
})
