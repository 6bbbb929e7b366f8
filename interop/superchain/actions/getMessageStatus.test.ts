import { padHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { rpcError, type StubResponse, stubNode } from '../../test/stubNode'
import { stageAt } from '../messageStages'
import {
  block,
  blockHash,
  destination,
  hash,
  otherHash,
  otherLog,
  receiptOf,
  send,
  sentLog,
  source,
} from '../test/responses'
import { superchainVectors } from '../test/vectors'
import { type GetMessageStatusParameters, getMessageStatus } from './getMessageStatus'

const statusOf = (
  {
    at = {},
    on = {},
  }: { at?: Record<string, StubResponse>; on?: Record<string, StubResponse> } = {},
  parameters: Partial<GetMessageStatusParameters> = {},
) =>
  getMessageStatus(stubNode({ ...source, ...at }).client, {
    hash,
    destination: stubNode({ ...destination, ...on }).client,
    ...parameters,
  })
const sentAt = send.block.timestamp
const timeOf = (timestamp: bigint) => ({ ...block, timestamp: `0x${timestamp.toString(16)}` })
const refuse = () => {
  throw rpcError(-32005, 'query returned more than 10000 results')
}

/** The same message in a later block. */
const resent = {
  ...sentLog(3),
  transactionHash: otherHash,
  blockNumber: '0x9',
  blockHash: otherHash,
}
const resentAt = sentAt + 700_000n
const blocks = ([number]: readonly unknown[]) =>
  number === '0x9' ? { ...timeOf(resentAt), number: '0x9', hash: otherHash } : block

describe('stageAt', () => {
  it.each(superchainVectors.timing)('is relayable exactly if a block is valid: $name', (vector) => {
    const stage = stageAt({
      sentAt: BigInt(vector.sentAt),
      executedAt: BigInt(vector.executedAt),
      expiryWindow: BigInt(vector.window),
    })
    expect(stage).toBe(vector.valid ? 'relayable' : 'expired')
  })

  it('is sent until the time of the message', () => {
    expect(stageAt({ sentAt: 1_000n, executedAt: 999n, expiryWindow: 1n })).toBe('sent')
  })
})

describe('getMessageStatus', () => {
  it.each([
    ['unknown', null],
    ['pending', { hash }],
  ])('is %s without a receipt', async (stage, transaction) => {
    const at = { eth_getTransactionReceipt: null, eth_getTransactionByHash: transaction }
    expect(await statusOf({ at })).toEqual({ stage })
  })

  it.each([
    ['MessageTransactionRevertedError', { ...receiptOf([]), status: '0x0' }],
    ['MessageNotSentError', receiptOf([otherLog(0)])],
  ])('is failed with %s', async (name, receipt) => {
    const at = { eth_getTransactionReceipt: receipt }
    expect(await statusOf({ at })).toMatchObject({ stage: 'failed', error: { name } })
  })

  it('is sent without a destination', async () => {
    expect(await statusOf({}, { destination: undefined })).toMatchObject({ stage: 'sent' })
  })

  it('is relayable with the arguments of relayMessage', async () => {
    const { identifier, payload, accessList, messageHash } = send
    expect(await statusOf()).toMatchObject({
      stage: 'relayable',
      message: { messageHash },
      executingMessage: { id: identifier, payload, accessList },
    })
  })

  it('is relayed once the destination says so', async () => {
    const on = { eth_call: padHex('0x01', { size: 32 }) }
    expect(await statusOf({ on })).toMatchObject({ stage: 'relayed' })
  })

  it.each([
    ['sent', sentAt - 1n],
    ['relayable', sentAt],
    ['relayable', sentAt + 604_800n],
    ['expired', sentAt + 604_801n],
  ])('is %s by the time of the next block', async (stage, timestamp) => {
    const on = {
      eth_getBlockByNumber: ([tag]: readonly unknown[]) =>
        tag === 'pending' ? timeOf(timestamp) : timeOf(0n),
    }
    expect(await statusOf({ on })).toMatchObject({ stage })
  })

  it('goes by the last block if the node does not know the next', async () => {
    const on = {
      eth_getBlockByNumber: ([tag]: readonly unknown[]) =>
        tag === 'pending' ? null : timeOf(sentAt - 1n),
    }
    expect(await statusOf({ on })).toMatchObject({ stage: 'sent' })
  })

  describe('of a message that was sent again', () => {
    const at = {
      eth_getLogs: [resent, sentLog(), { ...resent, logIndex: '0x2' }],
      eth_getBlockByNumber: blocks,
    }

    it('has the newest identifier, wherever it is in the response', async () => {
      const on = { eth_getBlockByNumber: timeOf(resentAt + 604_800n) }
      expect(await statusOf({ at, on })).toMatchObject({
        stage: 'relayable',
        message: { logIndex: 0, blockHash },
        executingMessage: { id: { blockNumber: 9n, logIndex: 3n, timestamp: resentAt } },
      })
    })

    it('expires again', async () => {
      const on = { eth_getBlockByNumber: timeOf(resentAt + 604_801n) }
      expect(await statusOf({ at, on })).toMatchObject({ stage: 'expired' })
    })

    it('keeps its identifier if the node refuses the search before the message expires', async () => {
      expect(await statusOf({ at: { eth_getLogs: refuse } })).toMatchObject({
        stage: 'relayable',
        executingMessage: { id: send.identifier },
      })
    })

    it('throws if the node refuses the search of an expired message', async () => {
      const on = { eth_getBlockByNumber: timeOf(sentAt + 604_801n) }
      await expect(statusOf({ at: { eth_getLogs: refuse }, on })).rejects.toThrow('10000 results')
    })

    it('searches only for this message', async () => {
      const node = stubNode(source)
      const { client } = stubNode(destination)
      await getMessageStatus(node.client, { hash, destination: client })
      const { params } = node.calls.find(({ method }) => method === 'eth_getLogs') ?? {}
      const { address, topics } = sentLog()
      expect(params).toEqual([{ address, topics, fromBlock: '0x1', toBlock: 'latest' }])
    })
  })

  it.each<[string, string, Record<string, StubResponse>, Record<string, StubResponse>]>([
    ['WrongDestinationError', 'another destination', {}, { eth_chainId: '0x387' }],
    ['MessengerMissingError', 'a destination without a messenger', {}, { eth_call: '0x' }],
    ['BlockNotCanonicalError', 'a block that is gone', { eth_getBlockByNumber: null }, {}],
    [
      'BlockNotCanonicalError',
      'a later block that is gone',
      { eth_getLogs: [{ ...resent, blockHash: block.hash }], eth_getBlockByNumber: blocks },
      {},
    ],
    [
      'InvalidRpcResponseError',
      'a log of another contract in the search',
      { eth_getLogs: [otherLog(9)] },
      {},
    ],
    [
      'InvalidRpcResponseError',
      'a log of another message in the search',
      { eth_getLogs: [sentLog(9, { nonce: 1n })] },
      {},
    ],
    [
      'InvalidRpcResponseError',
      'another message with the same nonce in the search',
      { eth_getLogs: [sentLog(9, { message: '0x01' })] },
      {},
    ],
    ['InvalidRpcResponseError', 'no array as result of the search', { eth_getLogs: null }, {}],
    ['InvalidRpcResponseError', 'no time of the destination', {}, { eth_getBlockByNumber: null }],
  ])('throws %s for %s', async (name, _, at, on) => {
    await expect(statusOf({ at, on })).rejects.toMatchObject({ name })
  })
})
