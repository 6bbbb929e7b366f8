import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { addressOf } from './addressOf'

const callSchema = z.object({
  id: z.unknown(),
  method: z.string(),
  params: z.array(z.unknown()).readonly().default([]),
})
const resultSchema = z.union([
  z.object({ error: z.looseObject({ code: z.number(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

export type RpcRequest = { method: string; params: readonly unknown[] }

export type RpcResult = z.infer<typeof resultSchema>

/**
 * Changes what a node responds; returns null for what it does not change.
 *
 * @param forward - Sends a request to the node: this one, unless another is given.
 */
export type Interceptor = (
  request: RpcRequest,
  forward: (changed?: RpcRequest) => Promise<RpcResult>,
) => Promise<RpcResult | null> | RpcResult | null

/** What a node was asked. */
export type Usage = {
  /** HTTP requests; each may be a batch of calls. */
  requests: number
  /** Each call, with the size of its response. */
  calls: (RpcRequest & { bytes: number })[]
  /** HTTP requests that were answered with status 429. */
  refused: number
}

const unused = (): Usage => ({ requests: 0, calls: [], refused: 0 })

export type RpcProxy = Awaited<ReturnType<typeof startRpcProxy>>

/**
 * Starts a proxy between a node and its clients, which can lie, refuse requests, and count them. Pages of any origin may use
 * it.
 *
 * @param url - URL of the node.
 * @param isTooMany - Decides about each HTTP request whether it is answered with status 429; `client` is the page that sends
 * it, if one does.
 */
export async function startRpcProxy(
  url: string,
  intercept: Interceptor = () => null,
  { isTooMany = () => false }: { isTooMany?: (client: string) => boolean } = {},
) {
  let usage = unused()

  async function send({ method, params }: RpcRequest): Promise<RpcResult> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    return resultSchema.parse(await response.json())
  }

  async function answer({ id, ...request }: z.infer<typeof callSchema>) {
    const forward = (changed: RpcRequest = request) => send(changed)
    const result = (await intercept(request, forward)) ?? (await forward())
    usage.calls.push({ ...request, bytes: JSON.stringify(result).length })
    return { jsonrpc: '2.0', id, ...result }
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.setHeader('access-control-allow-origin', '*')
    outgoing.setHeader('access-control-allow-headers', '*')
    outgoing.setHeader('access-control-expose-headers', 'retry-after')
    if (incoming.method !== 'POST') {
      outgoing.end()
      return
    }
    const body: unknown = JSON.parse(await text(incoming))
    usage.requests++
    if (isTooMany(incoming.headers.origin ?? '')) {
      usage.refused++
      outgoing.writeHead(429, { 'retry-after': '1' }).end('Too Many Requests')
      return
    }
    const response = JSON.stringify(
      Array.isArray(body)
        ? await Promise.all(z.array(callSchema).parse(body).map(answer))
        : await answer(callSchema.parse(body)),
    )
    outgoing.setHeader('content-type', 'application/json').end(response)
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${addressOf(server).port}`,
    /** What was asked since the last call. */
    takeUsage(): Usage {
      const taken = usage
      usage = unused()
      return taken
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
