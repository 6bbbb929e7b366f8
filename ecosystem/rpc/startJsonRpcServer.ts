import { isIP } from 'node:net'
import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import fastify, { type FastifyError, type FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import {
  answer,
  errorCodes,
  failure,
  formatResponse,
  type JsonRpcCall,
  JsonRpcError,
  type JsonRpcResponse,
  noId,
} from './jsonRpc'
import { type OpenSession, serveSocket } from './serveSocket'

const maxBodyBytes = 16 * 1024 * 1024

/** Long enough for the largest body over a slow line; then a connection that goes on sending is ended. */
const requestTimeoutMs = 60_000

const contentType = 'application/json; charset=utf-8'

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1'])

/** Says which port is taken and what to do. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'

  constructor(name: string, port: number) {
    super(
      `Port ${port} (${name}) is taken by another program. ` +
        'Stop that program, or move every port with --port-offset, for example --port-offset 1000.',
    )
  }
}

/**
 * Serves JSON-RPC on one port, over HTTP and WebSocket.
 *
 * Only names of this machine are accepted as host and as origin: a page from elsewhere must not drive a developer's
 * node, be it by a form or by a name that resolves to this machine.
 *
 * @param greeting - What a person reads who opens it in a browser.
 * @param port - 0 takes a free one.
 * @param openSocket - Begins a WebSocket's session; without it a WebSocket is served like HTTP.
 */
export async function startJsonRpcServer({
  name,
  greeting,
  host,
  port,
  call,
  openSocket = () => ({ call, close() {} }),
}: {
  name: string
  greeting: string
  host: string
  port: number
  call: JsonRpcCall
  openSocket?: OpenSession
}): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
  })

  // Before the hook that refuses: it closes a refused WebSocket's connection only if it saw the request first.
  await server.register(websocket, { options: { maxPayload: maxBodyBytes } })
  server.addHook('preClose', async () => {
    // They have been told; one that does not answer, such as a suspended page, must not hold us up.
    for (const client of server.websocketServer.clients) client.terminate()
  })
  server.addHook('onRequest', async (request, reply) => {
    if (!isAllowed(request, host))
      await reply
        .code(403)
        .send('Only this machine may use this node: its host or origin is not a loopback name.\n')
  })
  await server.register(cors, { origin: true, methods: ['GET', 'POST'], maxAge: 86_400 })

  // The body is read by the JSON-RPC layer, whose errors have codes of their own.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  server.setErrorHandler<FastifyError>(async ({ statusCode = 500, message }, _request, reply) =>
    reply
      .code(statusCode)
      .type(contentType)
      .send(formatResponse(failure(noId, new JsonRpcError(errorCodes.invalidRequest, message)))),
  )

  server.post<{ Body: Uint8Array | undefined }>('/', async ({ body }, reply) => {
    const response = await answer(body ?? '', call)
    if (response === undefined) return reply.code(204).send()
    // By this status clients know that it is worth another try.
    return reply
      .code(isUnavailable(response) ? 503 : 200)
      .type(contentType)
      .send(formatResponse(response))
  })

  server.route({
    method: 'GET',
    url: '/',
    handler: async () => `${greeting} Send JSON-RPC requests by POST or WebSocket.\n`,
    wsHandler(socket: WebSocket) {
      serveSocket(socket, openSocket)
    },
  })

  await server.listen({ host, port }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new PortTakenError(name, port) : error
  })
  const [address] = server.addresses()
  if (typeof address !== 'object') throw new Error(`The server of ${name} has no port`)
  return { port: address.port, stop: () => server.close() }
}

function isUnavailable(response: JsonRpcResponse | JsonRpcResponse[]): boolean {
  return 'error' in response && response.error.code === errorCodes.resourceUnavailable
}

/** Someone who listens on another host has asked for callers that name this machine by an address. */
function isAllowed(
  { headers: { host = '', origin } }: FastifyRequest,
  listeningHost: string,
): boolean {
  const isOurs = (name: string) => loopbackNames.has(name) || name === listeningHost
  const hostName = hostnameOf(`http://${host}`)
  const isNamed = isOurs(hostName) || (!loopbackNames.has(listeningHost) && isIP(hostName) !== 0)
  return isNamed && (origin === undefined || isOurs(hostnameOf(origin)))
}

/** A URL's host without the brackets around an IPv6 address; empty if it has none. */
function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : ''
}
