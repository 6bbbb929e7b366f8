import { once } from 'node:events'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Address, type Hash, zeroAddress } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { chainAccess } from '../jsonrpc/access/chainAccess'
import { errorCodes } from '../jsonrpc/jsonRpc'
import type { SupervisedNode } from '../node/SupervisedNode'
import { eventually } from '../test/eventually'
import { offlineContext } from '../test/offlineContext'
import { startSupervisedNode } from '../test/startSupervisedNode'
import { Chain } from '../zksync/settlement/Chain'
import { createRequestForwarder } from './createRequestForwarder'
import { startServer } from './startServer'

const chainId = { jsonrpc: '2.0', id: 1, method: 'eth_chainId' }
const chainIdAnswer = { jsonrpc: '2.0', id: 1, result: '0x85ba' }

/** Emits an anonymous event without data: LOG0 of nothing. */
const emitting = '0x60006000a0'

let node: SupervisedNode
let stopNode: () => Promise<void>
let server: { port: number; stop: () => Promise<void> }

beforeAll(async () => {
  ;({ node, stop: stopNode } = await startSupervisedNode())
})

afterAll(() => stopNode())

function serve({ host = '127.0.0.1', port = 0 } = {}) {
  const chain = new Chain({ name: 'staking1', role: 'staking', id: 34234, port }, node)
  const context = { ...offlineContext(chain), node: createRequestForwarder(node) }
  const access = chainAccess({
    host,
    allowHost: ['host.docker.internal'],
    allowOrigin: ['https://app.example'],
  })
  return startServer({ context, host, port, access })
}

beforeEach(async () => {
  server = await serve()
})

afterEach(() => server.stop())

async function send({
  body = JSON.stringify(chainId),
  headers = {},
  method = 'POST',
  path = '/',
}: {
  body?: string
  headers?: OutgoingHttpHeaders
  method?: string
  path?: string
} = {}): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const sent = request({ host: '127.0.0.1', port: server.port, method, path, headers })
  sent.end(body)
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

describe('over HTTP', () => {
  it('responds to a request', async () => {
    const { status, headers, body } = await send({
      headers: { 'content-type': 'application/json' },
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^application\/json/)
    expect(JSON.parse(body)).toEqual(chainIdAnswer)
  })

  it('responds to a batch', async () => {
    const { body } = await send({ body: JSON.stringify([chainId, { ...chainId, id: 2 }]) })
    expect(JSON.parse(body)).toEqual([chainIdAnswer, { ...chainIdAnswer, id: 2 }])
  })

  it('responds to a notification with an empty body', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'eth_chainId' })
    expect(await send({ body })).toMatchObject({ status: 204, body: '' })
  })

  it.each(['{"jsonrpc"', ''])(
    'answers the body %j, which is not JSON, with -32700',
    async (body) => {
      const response = await send({ body, headers: { 'content-type': 'application/json' } })
      expect(response.status).toBe(200)
      expect(JSON.parse(response.body)).toMatchObject({ error: { code: errorCodes.parseError } })
    },
  )

  it.each([undefined, 'text/plain', 'application/json-rpc', 'application/json; charset=utf-8'])(
    'takes the content type %j: clients differ',
    async (type) => {
      const { body } = await send({ headers: type ? { 'content-type': type } : {} })
      expect(JSON.parse(body)).toEqual(chainIdAnswer)
    },
  )

  it('forwards errors of the node with their code', async () => {
    const { body } = await send({ body: JSON.stringify({ ...chainId, method: 'eth_nonsense' }) })
    expect(JSON.parse(body)).toMatchObject({ id: 1, error: { code: errorCodes.methodNotFound } })
  })

  it('forwards the reason and data of a reverted call', async () => {
    const to: Address = '0x00000000000000000000000000000000000000a5'
    // Reverts with one byte, 0x2a.
    await node.client.setCode({ address: to, bytecode: '0x602a60005360016000fd' })
    const body = JSON.stringify({ ...chainId, method: 'eth_call', params: [{ to }, 'latest'] })
    expect(JSON.parse((await send({ body })).body)).toMatchObject({
      error: { code: 3, data: '0x2a' },
    })
  })

  it('shows a text in a browser', async () => {
    const { status, body } = await send({ method: 'GET', body: '' })
    expect(status).toBe(200)
    expect(body).toContain('staking1')
    expect(body).toContain('34234')
  })
})

describe('access', () => {
  it.each(['evil.example', 'evil.example:80', '192.168.1.7', 'localhost.evil.example', '[::2]'])(
    'refuses the host %s, a name that may have been pointed at this machine',
    async (host) => {
      expect(await send({ headers: { host } })).toMatchObject({ status: 403 })
    },
  )

  it.each(['localhost', '127.0.0.1', 'LOCALHOST:3050', '[::1]:3050'])(
    'accepts the host %s',
    async (host) => {
      expect(await send({ headers: { host } })).toMatchObject({ status: 200 })
    },
  )

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null', ''])(
    'refuses a page of the origin %j, also when it sends no preflight',
    async (origin) => {
      const headers = { origin, 'content-type': 'text/plain' }
      const response = await send({ headers })
      expect(response.status).toBe(403)
      expect(response.headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  it('rejects preflight requests of other origins', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const response = await send({ method: 'OPTIONS', headers, body: '' })
    expect(response.status).toBe(403)
    expect(response.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it.each(['http://localhost:5173', 'http://127.0.0.1:5173', 'https://localhost'])(
    'lets a page of the origin %s send requests',
    async (origin) => {
      const preflight = await send({
        method: 'OPTIONS',
        body: '',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
      expect(preflight.status).toBe(204)
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': 'content-type',
      })
      const response = await send({ headers: { origin } })
      expect(response.headers).toMatchObject({ 'access-control-allow-origin': origin })
      expect(JSON.parse(response.body)).toEqual(chainIdAnswer)
    },
  )

  it('names the flag that allows a host or an origin', async () => {
    const { body: ofHost } = await send({ headers: { host: 'laptop.local:3050' } })
    expect(ofHost).toContain('--allow-host laptop.local')
    const { body: ofOrigin } = await send({ headers: { origin: 'https://other.example' } })
    expect(ofOrigin).toContain('--allow-origin https://other.example')
  })

  it('accepts the allowed host and origin', async () => {
    for (const headers of [
      { host: 'host.docker.internal:3050' },
      { origin: 'https://app.example' },
      { host: 'host.docker.internal', origin: 'http://host.docker.internal:5173' },
    ])
      expect(await send({ headers })).toMatchObject({ status: 200 })
  })

  it('allows private network access of an allowed public page', async () => {
    const headers = {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true',
    }
    const allowed = await send({ method: 'OPTIONS', headers, body: '' })
    expect(allowed).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-private-network': 'true',
      },
    })
    const other = { ...headers, origin: 'https://evil.example' }
    const refused = await send({ method: 'OPTIONS', headers: other, body: '' })
    expect(refused.status).toBe(403)
    expect(refused.headers).not.toHaveProperty('access-control-allow-private-network')
  })

  it.each([
    ['https://evil.example', '403'],
    ['null', '403'],
    ['', '403'],
  ])('rejects a WebSocket of the origin %j', async (origin, status) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { headers: { origin } })
    const [error] = await once(socket, 'error')
    expect(error.message).toContain(status)
    // The refused connection is closed, otherwise this would wait for it.
    await server.stop()
  })

  it.each([
    { origin: 'chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn' },
    { origin: 'moz-extension://2f3d6c1e-0000-4000-8000-000000000000' },
    { origin: 'https://app.example' },
    { host: 'host.docker.internal:3050' },
  ])('accepts a WebSocket and HTTP requests of the origin %j', async (headers) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { headers })
    await once(socket, 'open')
    socket.send(JSON.stringify(chainId))
    const [answer] = await once(socket, 'message')
    expect(JSON.parse(String(answer))).toEqual(chainIdAnswer)
    socket.terminate()
    expect(await send({ headers })).toMatchObject({ status: 200 })
  })

  describe('raw HTTP requests', () => {
    /** The response to a request head, to which nothing is added. */
    async function sendRaw(...lines: string[]): Promise<string> {
      const socket = connect(server.port, '127.0.0.1')
      const body = JSON.stringify(chainId)
      socket.write(
        [...lines, `Content-Length: ${body.length}`, 'Connection: close', '', body].join('\r\n'),
      )
      return text(socket)
    }

    const upgrade = [
      ...['Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]

    it.each<[string, string, ...string[]]>([
      ['200', 'POST / HTTP/1.1', 'Host: localhost'],
      ['200', 'POST / HTTP/1.0'],
      ['200', 'POST http://localhost:3050/ HTTP/1.1', 'Host: localhost:3050'],
      ['200', 'POST http://localhost:3050 HTTP/1.1', 'Host: localhost:3050'],
      ['400', 'POST / HTTP/1.1'],
      ['400', 'POST / HTTP/1.1', 'Host: localhost', 'Host: evil.example'],
      ['400', 'POST / HTTP/1.1', 'Host: evil.example', 'Host: localhost'],
      ['400', 'POST http://evil.example/ HTTP/1.1', 'Host: localhost'],
      ['400', 'POST http://localhost/ HTTP/1.1', 'Host: evil.example'],
      ['403', 'POST http://evil.example/ HTTP/1.1', 'Host: evil.example'],
      ['400', 'GET / HTTP/1.1', 'Host: localhost', 'Host: evil.example', ...upgrade],
      ['400', 'GET ws://evil.example/ HTTP/1.1', 'Host: localhost', ...upgrade],
      ['403', 'GET / HTTP/1.1', 'Host: 8.8.8.8', ...upgrade],
    ])('get the status %s for %s %s', async (status, ...lines) => {
      expect(await sendRaw(...lines)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    })
  })
})

describe('over WebSocket', () => {
  let socket: WebSocket
  let received: { id?: number; result?: unknown; error?: unknown; params?: unknown }[]

  beforeEach(async () => {
    received = []
    socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { origin: 'http://localhost:5173' })
    socket.on('message', (data) => received.push(JSON.parse(String(data))))
    await once(socket, 'open')
  })

  afterEach(() => socket.terminate())

  let id = 0
  async function call(method: string, ...params: unknown[]) {
    const request = { jsonrpc: '2.0', id: ++id, method, params }
    socket.send(JSON.stringify(request))
    return eventually(() => {
      const response = received.find((message) => message.id === request.id)
      if (!response) throw new Error(`${method} has not been answered`)
      return response
    })
  }

  const notifications = () => received.flatMap(({ params }) => (params ? [params] : []))
  const notified = (count: number) =>
    eventually(() => {
      expect(notifications()).toHaveLength(count)
      return notifications()
    })

  async function emitFrom(address: Address): Promise<Hash> {
    await node.client.setCode({ address, bytecode: emitting })
    const [account = zeroAddress] = node.accounts
    return node.client.sendTransaction({ account, to: address, chain: null })
  }

  it('responds to requests', async () => {
    expect(await call('eth_chainId')).toMatchObject({ result: '0x85ba' })
  })

  it('responds to invalid JSON with -32700, and keeps the connection', async () => {
    socket.send('{"jsonrpc"')
    await eventually(() =>
      expect(received).toMatchObject([{ id: null, error: { code: errorCodes.parseError } }]),
    )
    expect(await call('eth_chainId')).toMatchObject({ result: '0x85ba' })
  })

  it('announces new heads to subscribers', async () => {
    const { result: subscription } = await call('eth_subscribe', 'newHeads')
    await node.client.mine({ blocks: 2 })
    const head = await node.client.getBlockNumber()
    expect(await notified(2)).toMatchObject(
      [head - 1n, head].map((number) => ({
        subscription,
        result: { number: `0x${number.toString(16)}` },
      })),
    )
  })

  it('announces logs that match the filter, decorated', async () => {
    const address = '0x00000000000000000000000000000000000000a1'
    const { result: subscription } = await call('eth_subscribe', 'logs', { address })
    await emitFrom('0x00000000000000000000000000000000000000a2')
    const transactionHash = await emitFrom(address)
    expect(await notified(1)).toMatchObject([
      { subscription, result: { address, transactionHash, l1BatchNumber: null } },
    ])
  })

  it('announces all logs without a filter', async () => {
    await call('eth_subscribe', 'logs')
    await emitFrom('0x00000000000000000000000000000000000000a1')
    await emitFrom('0x00000000000000000000000000000000000000a2')
    await notified(2)
  })

  it('announces nothing after unsubscribing', async () => {
    const heads = await call('eth_subscribe', 'newHeads')
    const logs = await call('eth_subscribe', 'logs')
    expect(await call('eth_unsubscribe', heads.result)).toMatchObject({ result: true })
    await emitFrom('0x00000000000000000000000000000000000000a1')
    expect(await notified(1)).toMatchObject([{ subscription: logs.result }])
  })

  it('limits the subscriptions of a connection', async () => {
    const subscribe = { jsonrpc: '2.0', method: 'eth_subscribe', params: ['newHeads'] }
    socket.send(JSON.stringify(Array.from({ length: 101 }, (_, id) => ({ ...subscribe, id }))))
    await eventually(() => expect(received).toHaveLength(1))
    const refusals = JSON.stringify(received).match(/"code":-?\d+/g)
    expect(refusals).toEqual([`"code":${errorCodes.limitExceeded}`])
  })

  it.each([
    ['eth_subscribe', ['nonsense']],
    ['eth_subscribe', []],
    ['eth_subscribe', ['logs', { address: '0x12' }]],
    ['eth_subscribe', ['logs', 'all']],
    ['eth_unsubscribe', []],
    ['eth_unsubscribe', ['0x1234']],
  ])('rejects %s %j with -32602', async (method, params) => {
    expect(await call(method, ...params)).toMatchObject({
      error: { code: errorCodes.invalidParams },
    })
  })

  it('does not let a connection end the subscription of another one', async () => {
    const { result: subscription } = await call('eth_subscribe', 'newHeads')
    const other = new WebSocket(`ws://127.0.0.1:${server.port}`)
    await once(other, 'open')
    const params = [subscription]
    other.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_unsubscribe', params }))
    const [answer] = await once(other, 'message')
    expect(JSON.parse(String(answer))).toMatchObject({ error: { code: errorCodes.invalidParams } })
    other.close()
    await node.client.mine({ blocks: 1 })
    await notified(1)
  })
})

describe('startServer', () => {
  it('names a port that is taken, its chain and the remedy', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(serve({ port })).rejects.toMatchObject({
      name: 'PortTakenError',
      message: expect.stringMatching(`^Port ${port} \\(staking1\\) is taken.*--port-offset`),
    })
    other.close()
  })

  it('frees the port when stopped, even with connected clients that do not respond', async () => {
    const { port } = server
    const [answering, silent] = [1, 2].map(() => new WebSocket(`ws://127.0.0.1:${port}`))
    await Promise.all([answering, silent].map((socket) => socket && once(socket, 'open')))
    silent?.pause()
    const closed = answering && once(answering, 'close')
    await server.stop()
    await closed
    silent?.terminate()
    server = await serve({ port })
    expect(server.port).toBe(port)
  })
})
