import { describe, expect, it } from 'vitest'
import {
  errorCodes,
  formatResponse,
  handleRequest,
  type JsonRpcCall,
  JsonRpcError,
} from './jsonRpc'

const echo: JsonRpcCall = async (method, params) => [method, ...params]

/** What a client receives. */
async function receive(text: string, call = echo): Promise<string | undefined> {
  const response = await handleRequest(text, call)
  return response && formatResponse(response)
}

async function ask(body: unknown, call = echo) {
  const text = await receive(JSON.stringify(body), call)
  return text === undefined ? undefined : JSON.parse(text)
}

const failureWith = (code: number, id: unknown = null) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message: expect.any(String) },
})

describe('handleRequest', () => {
  it('executes the method, and responds with the id of the request', async () => {
    const request = { jsonrpc: '2.0', id: 'seven', method: 'add', params: [1, 2] }
    expect(await ask(request)).toEqual({ jsonrpc: '2.0', id: 'seven', result: ['add', 1, 2] })
  })

  it.each([{}, { params: null }, { params: [] }])(
    'treats missing parameters as none: %j',
    async (params) => {
      const request = { jsonrpc: '2.0', id: 1, method: 'now', ...params }
      expect(await ask(request)).toMatchObject({ result: ['now'] })
    },
  )

  it.each([
    ...['1.7e18', '1e400', '-0', '12345678901234567890', '0.1000000000000000055511151231257827'],
    ...['1.0', '1E+2', '9007199254740993', 'true', 'false', 'null', '""', '"\\u0041\\ud800"'],
  ])('returns the id %s unchanged', async (id) => {
    const request = `{"jsonrpc":"2.0","id":${id},"method":"now"}`
    const response = `{"jsonrpc":"2.0","id":${id},"result":["now"]}`
    expect(await receive(request)).toBe(response)
    expect(await receive(`[7,${request}]`)).toContain(`,${response}]`)
    expect(await receive(`{"jsonrpc":"2.0","id":${id},"method":"now","params":{}}`)).toContain(
      `"id":${id},"error"`,
    )
  })

  it('returns null for a method without a result', async () => {
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
      expect(JSON.parse((await receive(text)) ?? '')).toEqual(failureWith(errorCodes.parseError))
    },
  )

  it.each([
    ['a number', 1],
    ['null', null],
    ['a string', 'eth_chainId'],
    ['an id that is an object', { jsonrpc: '2.0', id: {}, method: 'now' }],
    ['an id that is an array', { jsonrpc: '2.0', id: [1], method: 'now' }],
  ])('returns -32600 for %s', async (_, body) => {
    expect(await ask(body)).toEqual(failureWith(errorCodes.invalidRequest))
  })

  it.each([
    ['an object without a method', { jsonrpc: '2.0' }],
    ['a method that is not a string', { jsonrpc: '2.0', method: 1 }],
    ['another version', { jsonrpc: '1.0', method: 'now' }],
    ['no version', { method: 'now' }],
  ])('returns -32600 for %s, with its id', async (_, body) => {
    expect(await ask({ ...body, id: 7 })).toEqual(failureWith(errorCodes.invalidRequest, 7))
  })

  it.each([{ zone: 'UTC' }, 'UTC', 0, false])(
    'returns -32602 for the parameters %j',
    async (params) => {
      const request = { jsonrpc: '2.0', id: 3, method: 'now', params }
      expect(await ask(request)).toEqual(failureWith(errorCodes.invalidParams, 3))
    },
  )

  it('returns code, message and data of a JsonRpcError', async () => {
    const call = async () => {
      throw new JsonRpcError(3, 'execution reverted', '0x08c379a0')
    }
    expect(await ask({ jsonrpc: '2.0', id: 1, method: 'eth_call' }, call)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: 3, message: 'execution reverted', data: '0x08c379a0' },
    })
  })

  it('returns -32603 with the reason of any other error', async () => {
    const call = async () => {
      throw new Error('out of disk')
    }
    expect(await ask({ jsonrpc: '2.0', id: 1, method: 'now' }, call)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: errorCodes.internalError, message: 'out of disk' },
    })
  })

  describe('for a notification', () => {
    it('executes it without a response', async () => {
      const called: string[] = []
      const call: JsonRpcCall = async (method) => called.push(method)
      expect(await ask({ jsonrpc: '2.0', method: 'note' }, call)).toBeUndefined()
      expect(called).toEqual(['note'])
    })

    it('sends no response if it fails', async () => {
      const call = async () => {
        throw new Error('out of disk')
      }
      expect(await ask({ jsonrpc: '2.0', method: 'note' }, call)).toBeUndefined()
    })

    it('responds if the id is null, which is an id', async () => {
      expect(await ask({ jsonrpc: '2.0', id: null, method: 'now' })).toEqual({
        jsonrpc: '2.0',
        id: null,
        result: ['now'],
      })
    })
  })

  describe('for a batch', () => {
    it('responds to each request except notifications, valid or not', async () => {
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

    it('sends no response to only notifications', async () => {
      const note = { jsonrpc: '2.0', method: 'note' }
      expect(await ask([note, note])).toBeUndefined()
    })

    it('returns a single error, -32600, if it is empty', async () => {
      expect(await ask([])).toEqual(failureWith(errorCodes.invalidRequest))
    })

    it('rejects a batch that is too large', async () => {
      const batch = Array.from({ length: 1_001 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'm' }))
      expect(await ask(batch)).toMatchObject({
        id: null,
        error: { code: -32600, message: expect.stringContaining('at most 1000 requests') },
      })
    })

    it('rejects a batch in a batch', async () => {
      expect(await ask([[{ jsonrpc: '2.0', id: 1, method: 'now' }]])).toEqual([
        failureWith(errorCodes.invalidRequest),
      ])
    })
  })
})
