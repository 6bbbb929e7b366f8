import {
  HttpRequestError,
  InternalRpcError,
  InvalidParamsRpcError,
  LimitExceededRpcError,
  RpcRequestError,
  TimeoutError,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { LogRanges, logRanges } from './LogRanges'

const url = 'http://127.0.0.1:1'
const rpcError = (code: number, message: string) =>
  new InvalidParamsRpcError(new RpcRequestError({ body: {}, url, error: { code, message } }))
const httpError = (status: number, details: string) =>
  new HttpRequestError({ url, status, details })

describe('LogRanges', () => {
  it('requests everything until a range is rejected', () => {
    expect(new LogRanges().sizeOf(50_000_000n)).toBe(50_000_000n)
  })

  it.each([
    ['a provider of Ethereum', rpcError(-32_602, 'range 1000000 exceeds limit of 10000'), 10_000n],
    [
      'one with another wording',
      rpcError(-32_602, 'range 9009594 is bigger than range limit 2000'),
      2_000n,
    ],
    [
      'one with a status',
      httpError(413, '{"code":-32614,"message":"eth_getLogs is limited to a 10,000 range"}'),
      10_000n,
    ],
    [
      'one that suggests a range',
      httpError(
        400,
        '{"code":-32600,"message":"You can make eth_getLogs requests with up to a 10 block range. Based on your parameters, this block range should work: [0x1a30dfd, 0x1a30ff0]"}',
      ),
      10n,
    ],
    ['one that names no limit', rpcError(-32_000, 'block range is too wide'), 500_000n],
    [
      'one that limits results',
      new LimitExceededRpcError(
        new RpcRequestError({
          body: {},
          url,
          error: { code: -32_005, message: 'query returned more than 10000 results' },
        }),
      ),
      500_000n,
    ],
  ])('learns from the rejection of %s', (_, error, size) => {
    const ranges = new LogRanges()
    expect(ranges.reject(1_000_000n, error)).toBe(true)
    expect(ranges.sizeOf(1_000_000n)).toBe(size)
    expect(ranges.sizeOf(5n)).toBe(5n)
  })

  it.each([
    ['unreachable', new HttpRequestError({ url })],
    ['too slow', new TimeoutError({ body: {}, url })],
    ['busy', httpError(429, 'Too Many Requests')],
    ['failing', httpError(502, 'Bad Gateway')],
    ['limiting rates', rpcError(-32_005, 'rate limit reached: 10 requests per second')],
  ])('learns nothing from a node that is %s', (_, error) => {
    const ranges = new LogRanges()
    expect(ranges.reject(1_000n, error)).toBe(false)
    expect(ranges.sizeOf(1_000n)).toBe(1_000n)
  })

  it('halves down to one block, and gives up there', () => {
    const ranges = new LogRanges()
    const error = new InternalRpcError(new Error('too many blocks'))
    for (const size of [8n, 4n, 2n]) expect(ranges.reject(size, error)).toBe(true)
    expect(ranges.sizeOf(8n)).toBe(1n)
    expect(ranges.reject(1n, error)).toBe(false)
  })

  it('tries a larger range again after a while, but none above a limit that was named', () => {
    const unnamed = new LogRanges()
    unnamed.reject(100n, new InternalRpcError(new Error('too many events')))
    const named = new LogRanges()
    named.reject(100n, rpcError(-32_602, 'the limit is 50 blocks'))
    for (let request = 0; request < 4; request++)
      for (const ranges of [unnamed, named]) ranges.accept(50n)
    expect(unnamed.sizeOf(1_000n)).toBe(100n)
    expect(named.sizeOf(1_000n)).toBe(50n)
    unnamed.accept(7n)
    expect(unnamed.sizeOf(1_000n)).toBe(100n)
  })

  it('is shared by all requests to a node', () => {
    const client = {}
    logRanges(client).reject(100n, rpcError(-32_602, 'up to 10 blocks'))
    expect(logRanges(client).sizeOf(100n)).toBe(10n)
    expect(logRanges({}).sizeOf(100n)).toBe(100n)
  })
})
