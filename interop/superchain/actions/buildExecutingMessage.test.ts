import { describe, expect, it } from 'vitest'
import { type StubResponse, stubNode } from '../../test/stubNode'
import { superchainAddresses } from '../addresses'
import {
  block,
  hash,
  otherHash,
  otherLog,
  receiptOf,
  send,
  sentLog,
  source,
} from '../test/responses'
import {
  type BuildExecutingMessageParameters,
  buildExecutingMessage,
} from './buildExecutingMessage'

const build = (
  parameters: Partial<BuildExecutingMessageParameters> = {},
  responses: Record<string, StubResponse> = {},
) => buildExecutingMessage(stubNode({ ...source, ...responses }).client, { hash, ...parameters })
const logs = [otherLog(6), sentLog(7), sentLog(8, { nonce: 1n }), otherLog(9)]
const several = { eth_getTransactionReceipt: receiptOf(logs.toReversed()) }

describe('buildExecutingMessage', () => {
  it('identifies a message as other implementations do', async () => {
    const { identifier, payload, accessList } = send
    expect(await build()).toEqual({ id: identifier, payload, accessList })
  })

  it.each([
    [{}, 7n],
    [{ messageIndex: 0 }, 7n],
    [{ messageIndex: 1 }, 8n],
    [{ logIndex: 8 }, 8n],
  ])('takes the index of the log from the receipt: %o', async (parameters, logIndex) => {
    const { id } = await build(parameters, several)
    expect(id).toMatchObject({ logIndex, origin: superchainAddresses.l2ToL2CrossDomainMessenger })
  })

  it('identifies any log of any contract', async () => {
    const { id } = await build({ logIndex: 9 }, several)
    expect(id).toMatchObject({ logIndex: 9n, origin: superchainAddresses.ethLiquidity })
  })

  it.each([
    ['MessageNotSentError', { messageIndex: 2 }, several],
    ['MessageNotSentError', { messageIndex: -1 }, several],
    ['LogNotFoundError', { logIndex: 5 }, several],
    ['MessageTransactionNotFoundError', {}, { eth_getTransactionReceipt: null }],
    [
      'MessageTransactionRevertedError',
      {},
      { eth_getTransactionReceipt: { ...receiptOf([]), status: '0x0' } },
    ],
    ['BlockNotCanonicalError', {}, { eth_getBlockByNumber: { ...block, hash: otherHash } }],
    ['BlockNotCanonicalError', {}, { eth_getBlockByNumber: null }],
    ['InvalidRpcResponseError', {}, { eth_getBlockByNumber: { ...block, number: '0x2' } }],
    ['InvalidRpcResponseError', {}, { eth_getBlockByNumber: { ...block, timestamp: 'now' } }],
    [
      'IdentifierOutOfRangeError',
      {},
      { eth_getBlockByNumber: { ...block, timestamp: '0x10000000000000000' } },
    ],
  ])('throws %s for %o of %o', async (name, parameters, responses) => {
    await expect(build(parameters, responses)).rejects.toMatchObject({ name })
  })
})
