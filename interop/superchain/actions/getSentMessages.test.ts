import { concat } from 'viem'
import { describe, expect, it } from 'vitest'
import { InteropPermanentError, InteropRetryableError } from '../../errors/InteropError'
import { stubNode } from '../../test/stubNode'
import { superchainAddresses } from '../addresses'
import { hash, otherHash, otherLog, receiptOf, send, sentLog, source } from '../test/responses'
import { getSentMessages } from './getSentMessages'

const messagesOf = (receipt: unknown, chainId: unknown = source.eth_chainId) =>
  getSentMessages(
    stubNode({ ...source, eth_getTransactionReceipt: receipt, eth_chainId: chainId }).client,
    { hash },
  )
const one = sentLog(4)
const two = sentLog(5, { nonce: 1n, message: '0x01' })

describe('getSentMessages', () => {
  it('returns a message as other implementations do', async () => {
    expect(await messagesOf(source.eth_getTransactionReceipt)).toEqual([
      {
        destination: 902n,
        source: 901n,
        nonce: 0n,
        sender: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
        target: '0x00000000000000000000000000000000DeaDBeef',
        message: '0xc0ffee',
        messageHash: send.messageHash,
        transactionHash: hash,
        blockHash: sentLog().blockHash,
        blockNumber: 1n,
        logIndex: 0,
      },
    ])
  })

  it('sorts messages by the indexes of their logs, not by their positions', async () => {
    const messages = await messagesOf(receiptOf([two, otherLog(3), one]))
    expect(messages.map(({ logIndex, nonce }) => [logIndex, nonce])).toEqual([
      [4, 0n],
      [5, 1n],
    ])
  })

  it('ignores the same log of another contract, and other logs of the messenger', async () => {
    const relayed = { ...sentLog(1), topics: [otherHash] }
    const anonymous = { ...sentLog(2), topics: [] }
    expect(await messagesOf(receiptOf([otherLog(0), relayed, anonymous]))).toEqual([])
  })

  it('knows chain ids of more than 64 bits', async () => {
    const messages = await messagesOf(
      receiptOf([sentLog(0, { destination: 2n ** 256n - 1n })]),
      `0x${'f'.repeat(40)}`,
    )
    expect(messages).toMatchObject([{ destination: 2n ** 256n - 1n, source: 2n ** 160n - 1n }])
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

  const log = sentLog()
  const [topic = '0x', destination = '0x', target = '0x', nonce = '0x'] = log.topics
  const dirty = concat([`0x01${'0'.repeat(22)}`, superchainAddresses.ethLiquidity])
  it.each<[string, unknown, string]>([
    [
      'another transaction',
      { ...receiptOf([]), transactionHash: otherHash },
      'another transaction',
    ],
    ['a log of another transaction', withLog({ transactionHash: otherHash }), 'transactionHash'],
    ['a log in another block', withLog({ blockHash: otherHash }), 'blockHash'],
    ['a log at another height', withLog({ blockNumber: '0x2' }), 'blockNumber'],
    ['two logs with the same index', receiptOf([one, { ...two, logIndex: '0x4' }]), 'consecutive'],
    ['a gap between its logs', receiptOf([one, { ...two, logIndex: '0x6' }]), 'consecutive'],
    ['a log index beyond 32 bits', withLog({ logIndex: '0x100000000' }), 'is above 4294967295'],
    ['a negative log index', withLog({ logIndex: -1 }), 'non-negative integer'],
    ['a log without an index', withLog({ logIndex: null }), 'non-negative integer'],
    ['a message that cannot be decoded', withLog({ data: '0x01' }), 'cannot be decoded'],
    [
      'a message with too few topics',
      withLog({ topics: [topic, destination] }),
      'cannot be decoded',
    ],
    ['a message with more bytes', withLog({ data: concat([log.data, '0x00']) }), 'not encoded'],
    [
      'a target of more than 20 bytes',
      withLog({ topics: [topic, destination, dirty, nonce] }),
      'not encoded',
    ],
    ['an additional topic', withLog({ topics: [topic, destination, target, nonce, topic] }), ''],
    ['a string instead of logs', { ...receiptOf([]), logs: 'none' }, 'is not an array'],
    ['a string instead of an object', 'a receipt', 'is not an object'],
  ])('throws for a receipt with %s', async (_, receipt, problem) => {
    const error = await messagesOf(receipt).catch((thrown) => thrown)
    expect(error.name).toBe('InvalidRpcResponseError')
    expect(error.message).toContain(problem)
  })

  it.each([null, '901', '0x', -1, `0x1${'0'.repeat(64)}`])(
    'throws for the chain id %s',
    async (chainId) => {
      await expect(messagesOf(receiptOf([log]), chainId)).rejects.toMatchObject({
        name: 'InvalidRpcResponseError',
      })
    },
  )

  function withLog(change: object) {
    return receiptOf([{ ...log, ...change }])
  }
})
