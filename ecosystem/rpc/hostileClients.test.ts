import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { chainAccess } from '../jsonrpc/access/chainAccess'
import { errorCodes } from '../jsonrpc/jsonRpc'
import { startJsonRpcServer } from '../jsonrpc/startJsonRpcServer'
import { eventually } from '../test/eventually'
import { startServedChain } from '../test/startServedChain'
import { methods } from './methods'

const chainId = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId' })
const chainIdAnswer = { jsonrpc: '2.0', id: 1, result: '0x85ba' }

const answerSchema = z.union([z.array(z.unknown()), z.looseObject({ id: z.unknown() })])

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
})

afterAll(() => chain.stop())

async function post(body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`http://127.0.0.1:${chain.port}`, { method: 'POST', body })
  return { status: response.status, answer: answerSchema.parse(await response.json()) }
}

const expectOthersAnswered = async () => expect((await post(chainId)).answer).toEqual(chainIdAnswer)

describe('over HTTP', () => {
  it.each<[string, number, string | Uint8Array<ArrayBuffer>]>([
    ['bytes that are no text', errorCodes.parseError, Uint8Array.of(0xff, 0x00, 0x80)],
    ['text that is not UTF-8', errorCodes.parseError, Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
    ['JSON cut short', errorCodes.parseError, chainId.slice(0, -1)],
    ['two requests in a row', errorCodes.parseError, chainId + chainId],
    ['100,000 brackets', errorCodes.invalidRequest, '['.repeat(100_000)],
    ['8,000,000 brackets, closed', errorCodes.invalidRequest, '['.repeat(8e6) + ']'.repeat(8e6)],
    ['100,000 objects in each other', errorCodes.invalidRequest, '{"a":'.repeat(100_000)],
    [
      'parameters 100,000 levels deep',
      errorCodes.invalidRequest,
      `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    ],
    ['a batch of 100,000', errorCodes.invalidRequest, `[${'1,'.repeat(99_999)}1]`],
  ])('responds to %s with %i', async (_, code, body) => {
    expect(await post(body)).toMatchObject({
      status: 200,
      answer: { jsonrpc: '2.0', id: null, error: { code } },
    })
    await expectOthersAnswered()
  })

  it('returns an id of any length', async () => {
    const id = 'x'.repeat(1_000_000)
    const { answer } = await post(JSON.stringify({ jsonrpc: '2.0', id, method: 'eth_chainId' }))
    expect(answer).toHaveProperty('id', id)
  })

  it('rejects a body of more than 16 MiB with an error that says so', async () => {
    expect(await post(' '.repeat(16 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      answer: { jsonrpc: '2.0', id: null, error: { code: errorCodes.invalidRequest } },
    })
    await expectOthersAnswered()
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '',
    ' eth_chainId',
    'ETH_CHAINID',
    'x'.repeat(1e6),
  ])('rejects the unknown method %.20j', async (method) => {
    const { answer } = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method }))
    expect(answer).toMatchObject({ id: 1, error: { code: errorCodes.methodNotFound } })
  })

  it.each([
    ['eth_getBlockByNumber', [`0x${'f'.repeat(10_000)}`, false]],
    ['eth_getBlockByNumber', [1e300, false]],
    ['eth_getBalance', [`0x${'f'.repeat(10_000)}`, 'latest']],
    ['eth_call', [{ to: `0x${'00'.repeat(20)}`, gas: `0x${'f'.repeat(100)}` }, 'latest']],
    ['zks_getBlockDetails', [Number.MAX_VALUE]],
    ['zks_getBlockDetails', [`0x${'f'.repeat(10_000)}`]],
    ['zks_getL1BatchDetails', [-1]],
    ['zks_getL2ToL1LogProof', [`0x${'00'.repeat(32)}`, 2 ** 53]],
    ['zks_getConfirmedTokens', [0, Number.MAX_VALUE]],
  ])('rejects invalid numbers for %s with -32602', async (method, params) => {
    const { answer } = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))
    expect(answer).toMatchObject({ id: 1, error: { code: errorCodes.invalidParams } })
  })

  it('responds with a result or an error to any parameters of its own methods', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods.keys()),
        fc.array(fc.oneof(fc.jsonValue({ maxDepth: 3 }), hexadecimal), { maxLength: 4 }),
        async (method, params) => {
          const { status, answer } = await post(
            JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
          )
          expect(status).toBe(200)
          expect(answer).toMatchObject({ jsonrpc: '2.0', id: 1 })
          expect(answer).toHaveProperty('error' in answer ? 'error.code' : 'result')
          // A bug would be an internal error.
          expect(answer).not.toMatchObject({ error: { code: errorCodes.internalError } })
        },
      ),
      { numRuns: 300 },
    ))

  it('is not blocked by a slow client', async () => {
    const slow = connect(chain.port, '127.0.0.1')
    await once(slow, 'connect')
    slow.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"jsonrpc":')
    await expectOthersAnswered()
    slow.destroy()
  })

  it('serves other clients while it processes batches of a thousand', async () => {
    const batch = JSON.stringify(
      Array.from({ length: 1_000 }, (_, id) => ({ ...JSON.parse(chainId), id })),
    )
    const flood = Promise.all(Array.from({ length: 2 }, () => post(batch)))
    await expectOthersAnswered()
    for (const { answer } of await flood) expect(answer).toHaveLength(1_000)
  })
})

const hexadecimal = fc
  .tuple(fc.constantFrom(0, 1, 20, 32, 65, 200), fc.constantFrom('00', '71', 'ff', '02'))
  .map(([length, byte]) => `0x${byte.repeat(length)}`)

describe('over WebSocket', () => {
  async function open(port = chain.port) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`)
    await once(socket, 'open')
    return socket
  }

  const nextAnswer = async (socket: WebSocket) =>
    JSON.parse(String((await once(socket, 'message'))[0]))

  it('accepts binary frames like text frames', async () => {
    const socket = await open()
    socket.send(Buffer.from(chainId), { binary: true })
    expect(await nextAnswer(socket)).toEqual(chainIdAnswer)
    socket.terminate()
  })

  it('responds to invalid UTF-8 with -32700, and keeps the connection', async () => {
    const socket = await open()
    socket.send(Buffer.of(0xff, 0x00, 0x80), { binary: true })
    expect(await nextAnswer(socket)).toMatchObject({
      id: null,
      error: { code: errorCodes.parseError },
    })
    socket.send(chainId)
    expect(await nextAnswer(socket)).toEqual(chainIdAnswer)
    socket.terminate()
  })

  it.each([
    ['text that is not UTF-8', 1007, Buffer.of(0xff)],
    ['a frame of more than 16 MiB', 1009, Buffer.alloc(16 * 1024 * 1024 + 1, 0x20)],
  ])('closes the connection after %s with code %i', async (_, code, bytes) => {
    const socket = await open()
    socket.send(bytes, { binary: false })
    expect(await once(socket, 'close')).toMatchObject([code, expect.anything()])
    await expectOthersAnswered()
  })

  it('serves other clients during a flood of requests, and responds to all', async () => {
    const requests = 5_000
    const flooding = await open()
    let answered = 0
    flooding.on('message', () => answered++)
    for (let request = 0; request < requests; request++) flooding.send(chainId)
    await expectOthersAnswered()
    expect(answered).toBeLessThan(requests)
    await vi.waitFor(() => expect(answered).toBe(requests), { timeout: 20_000 })
    flooding.terminate()
  })

  it('resumes reading once pending requests are completed', async () => {
    const requests = 20_000
    let begun = 0
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const call = async () => {
      begun++
      await released
    }
    const server = await startJsonRpcServer({
      name: 'test',
      greeting: '',
      host: '127.0.0.1',
      port: 0,
      access: chainAccess({ host: '127.0.0.1' }),
      call,
    })
    const flooding = await open(server.port)
    let answered = 0
    flooding.on('message', () => answered++)
    for (let request = 0; request < requests; request++) flooding.send(chainId)
    await eventually(() => expect(begun).toBeGreaterThanOrEqual(1_000))
    // By now everything would have been read.
    const other = await open(server.port)
    other.ping()
    await once(other, 'pong')
    expect(begun).toBeLessThan(requests / 2)
    release()
    await vi.waitFor(() => expect(answered).toBe(requests), { timeout: 20_000 })
    for (const socket of [flooding, other]) socket.terminate()
    await server.stop()
  })

  describe('with a client that never reads', () => {
    /** A server with long responses, which reports when it has terminated a connection. */
    async function serveLongAnswers() {
      let calls = 0
      let notify: (text: string) => void = () => {}
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      const long = 'x'.repeat(1_000_000)
      const call = async () => {
        calls++
        return long
      }
      const server = await startJsonRpcServer({
        name: 'test',
        greeting: '',
        host: '127.0.0.1',
        port: 0,
        access: chainAccess({ host: '127.0.0.1' }),
        call,
        openSocket(send) {
          notify = send
          return { call, close: end }
        },
      })
      return { ...server, ended, calls: () => calls, notify: () => notify(long) }
    }

    it('terminates the connection before responding to everything', async () => {
      const server = await serveLongAnswers()
      const socket = await open(server.port)
      socket.pause()
      for (let request = 0; request < 10_000; request++) socket.send(chainId)
      await server.ended
      expect(server.calls()).toBeLessThan(10_000)
      socket.terminate()
      await server.stop()
    })

    it('terminates the connection before sending all notifications', async () => {
      const server = await serveLongAnswers()
      const socket = await open(server.port)
      socket.pause()
      for (let announced = 0; announced < 200; announced++) server.notify()
      await server.ended
      socket.terminate()
      await server.stop()
    })
  })
})
