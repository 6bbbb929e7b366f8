import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import fastify, { type FastifyError } from 'fastify'
import type { WebSocket } from 'ws'
import type { AccessPolicy } from './access/AccessPolicy'
import { checkAccess, pathOf } from './access/checkAccess'
import {
  errorCodes,
  failure,
  formatResponse,
  handleRequest,
  type JsonRpcCall,
  JsonRpcError,
  type JsonRpcResponse,
  noId,
} from './jsonRpc'
import { listen } from './listen'
import { type OpenSession, serveSocket } from './serveSocket'
import { withoutSchemas } from './withoutSchemas'

const maxBodyBytes = 16 * 1024 * 1024

/** Long enough for the largest body over a slow connection. */
const requestTimeoutMs = 60_000

const contentType = 'application/json; charset=utf-8'

/**
 * Serves JSON-RPC on one port, over HTTP and WebSocket.
 *
 * @param greeting - Text that a browser shows.
 * @param port - 0 takes a free one.
 * @param access - Access over HTTP and WebSocket.
 * @param isReady - Whether `GET /ready` responds with 200, and not 503; by default, there is no such path.
 * @param openSocket - Opens the session of a WebSocket; by default, WebSockets are served like HTTP.
 */
export async function startJsonRpcServer({
  name,
  greeting,
  host,
  port,
  access,
  call,
  isReady,
  openSocket = () => ({ call, close() {} }),
}: {
  name: string
  greeting: string
  host: string
  port: number
  access: AccessPolicy
  call: JsonRpcCall
  isReady?: () => boolean
  openSocket?: OpenSession
}): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = fastify({
    ...withoutSchemas,
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
    rewriteUrl: ({ url = '/' }) => pathOf(url),
  })

  // Before the hook that rejects requests: the plugin only closes a rejected WebSocket if it saw the request first.
  await server.register(websocket, { options: { maxPayload: maxBodyBytes } })
  server.addHook('preClose', async () => {
    // They were closed; one that does not respond, such as a suspended page, must not delay the stop.
    for (const client of server.websocketServer.clients) client.terminate()
  })
  server.addHook('onRequest', (request, reply, done) => {
    const refusal = checkAccess(access, request.raw, request.originalUrl)
    if (refusal) {
      reply.code(refusal.status).send(refusal.text)
      return
    }
    // Chromium asks for permission before a page of a public site calls a private address.
    if (request.headers['access-control-request-private-network'] === 'true')
      reply.header('access-control-allow-private-network', 'true')
    done()
  })
  await server.register(cors, { origin: true, methods: ['GET', 'POST'], maxAge: 86_400 })

  // The JSON-RPC layer parses the body, and has its own error codes.
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
    const response = await handleRequest(body ?? '', call)
    if (response === undefined) return reply.code(204).send()
    // This status tells clients to retry.
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

  if (isReady)
    server.get('/ready', async (_request, reply) => {
      const ready = isReady()
      return reply.code(ready ? 200 : 503).send(ready ? 'OK\n' : 'Not ready yet\n')
    })

  return { port: await listen(server, { name, host, port }), stop: () => server.close() }
}

function isUnavailable(response: JsonRpcResponse | JsonRpcResponse[]): boolean {
  return 'error' in response && response.error.code === errorCodes.resourceUnavailable
}
