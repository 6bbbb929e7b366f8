import { HttpRequestError, InternalRpcError, TimeoutError } from 'viem'
import { describe, expect, it } from 'vitest'
import { WrongChainError } from '../../../deployments/WrongChainError'
import { isUnreachable } from './isUnreachable'

const url = 'http://127.0.0.1:1'

describe('isUnreachable', () => {
  it.each([
    ['a refused connection', new HttpRequestError({ url }), true],
    ['a timeout', new TimeoutError({ body: {}, url }), true],
    ['one that wraps it', new InternalRpcError(new HttpRequestError({ url })), true],
    [
      'a node of another chain',
      new InternalRpcError(new WrongChainError({ name: 'a', chainId: 1, actual: 2 })),
      true,
    ],
    ['an HTTP error', new HttpRequestError({ url, status: 413 }), false],
    ["a node's refusal", new InternalRpcError(new Error('too many blocks')), false],
    ['any other error', new Error('oops'), false],
  ])('judges %s', (_, error, expected) => {
    expect(isUnreachable(error)).toBe(expected)
  })
})
