import { describe, expect, it } from 'vitest'
import { answer, errorCodes, type JsonRpcCall, JsonRpcError } from './jsonRpc'

const echo: JsonRpcCall = async (method, params) => [method, ...params]
const ask = (body: unknown, call = echo) => answer(JSON.stringify(body), call)
const failureWith = (code: number, id: unknown = null) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message: expect.any(String) },
})

describe('answer', () => {
  it('carries out the method and answers under the id of the request', async () => {
    const request = { jsonrpc: '2.0', id: 'seven', method: 'add', params: [1, 2] }
    expect(await ask(request)).toEqual({ jsonrpc: '2.0', id: 'seven', result: ['add', 1, 2] })
  })

  it('takes missing parameters as none', async () => {
    expect(await ask({ jsonrpc: '2.0', id: 1, method: 'now' })).toMatchObject({ result: ['now'] })
  })

  it('answers null where a method has no result', async () => {
    const request = { jsonrpc: '2.0', id: 1, method: 'nothing' }
    expect(await ask(request, async () => undefined)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: null,
    })
  })

  it.each(['', '{', '[1,', 'eth_chainId'])(
    'answers -32700 to %j, which is not JSON',
    async (text) => {
      expect(await answer(text, echo)).toEqual(failureWith(errorCodes.parseError))
    },
  )

  it.each([
    ['a number', 1],
    ['null', null],
    ['a string', 'eth_chainId'],
    ['an object without a method', { jsonrpc: '2.0', id: 1 }],
    ['a method that is not a string', { jsonrpc: '2.0', id: 1, method: 1 }],
    ['another version', { jsonrpc: '1.0', id: 1, method: 'now' }],
    ['no version', { id: 1, method: 'now' }],
    ['an id that is an object', { jsonrpc: '2.0', id: {}, method: 'now' }],
    ['parameters that are a string', { jsonrpc: '2.0', id: 1, method: 'now', params: 'x' }],
  ])('answers -32600 to %s', async (_, body) => {
    expect(await ask(body)).toEqual(failureWith(errorCodes.invalidRequest))
  })

  it('answers -32602 to parameters by name', async () => {
    const request = { jsonrpc: '2.0', id: 3, method: 'now', params: { zone: 'UTC' } }
    expect(await ask(request)).toEqual(failureWith(errorCodes.invalidParams, 3))
  })

  it('answers with code, message and data of an error meant for the client', async () => {
    const call = async () => {
      throw new JsonRpcError(3, 'execution reverted', '0x08c379a0')
    }
    expect(await ask({ jsonrpc: '2.0', id: 1, method: 'eth_call' }, call)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: 3, message: 'execution reverted', data: '0x08c379a0' },
    })
  })

  it('answers -32603 with the reason of any other error', async () => {
    const call = async () => {
      throw new Error('out of disk')
    }
    expect(await ask({ jsonrpc: '2.0', id: 1, method: 'now' }, call)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: errorCodes.internalError, message: 'out of disk' },
    })
  })

  describe('to a notification', () => {
    it('carries it out and says nothing', async () => {
      const called: string[] = []
      const call: JsonRpcCall = async (method) => called.push(method)
      expect(await ask({ jsonrpc: '2.0', method: 'note' }, call)).toBeUndefined()
      expect(called).toEqual(['note'])
    })

    it('says nothing when it fails either', async () => {
      const call = async () => {
        throw new Error('out of disk')
      }
      expect(await ask({ jsonrpc: '2.0', method: 'note' }, call)).toBeUndefined()
    })

    it('answers when the id is null: that is an id', async () => {
      expect(await ask({ jsonrpc: '2.0', id: null, method: 'now' })).toEqual({
        jsonrpc: '2.0',
        id: null,
        result: ['now'],
      })
    })
  })

  describe('to a batch', () => {
    it('answers each request that wants an answer, valid or not', async () => {
      const batch = [
        { jsonrpc: '2.0', id: 1, method: 'first' },
        { jsonrpc: '2.0', method: 'note' },
        'nonsense',
        { jsonrpc: '2.0', id: 2, method: 'second' },
      ]
      expect(await ask(batch)).toEqual([
        { jsonrpc: '2.0', id: 1, result: ['first'] },
        failureWith(errorCodes.invalidRequest),
        { jsonrpc: '2.0', id: 2, result: ['second'] },
      ])
    })

    it('says nothing to notifications alone', async () => {
      const note = { jsonrpc: '2.0', method: 'note' }
      expect(await ask([note, note])).toBeUndefined()
    })

    it('answers one error, -32600, when it is empty', async () => {
      expect(await ask([])).toEqual(failureWith(errorCodes.invalidRequest))
    })

    it('refuses one that is too large as a whole', async () => {
      const batch = Array.from({ length: 1_001 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'm' }))
      expect(await ask(batch)).toMatchObject({
        id: null,
        error: { code: -32600, message: expect.stringContaining('at most 1000 requests') },
      })
    })

    it('does not let a batch hold a batch', async () => {
      expect(await ask([[{ jsonrpc: '2.0', id: 1, method: 'now' }]])).toEqual([
        failureWith(errorCodes.invalidRequest),
      ])
    })
  })
})
