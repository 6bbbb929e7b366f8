import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { hexToNumber, isHex } from 'viem'
import { z } from 'zod'
import { addressOf } from './addressOf'

const callSchema = z.object({ id: z.unknown(), method: z.string(), params: z.unknown().optional() })
const rangeSchema = z.tuple([z.looseObject({ fromBlock: z.string(), toBlock: z.string() })])

type Call = z.infer<typeof callSchema>

/** What a node was asked. */
export type Usage = { requests: number; calls: number; bytes: number; refused: number }

const unused = (): Usage => ({ requests: 0, calls: 0, bytes: 0, refused: 0 })

export type LimitedNode = Awaited<ReturnType<typeof startLimitedNode>>

/**
 * Starts a proxy in front of a node, with the limits of a provider.
 *
 * @param target - URL of the node.
 * @param maxBlocks - Number of blocks in a request for logs.
 * @param perSecond - Number of requests in any second.
 */
export async function startLimitedNode(
  target: string,
  limits: { maxBlocks: number; perSecond: number },
) {
  let usage = unused()
  let rejected: string | null = null
  let recent: number[] = []

  /** Rejected requests do not count, as with token buckets. */
  function isTooMany(): boolean {
    const now = performance.now()
    recent = recent.filter((at) => now - at < 1_000)
    if (recent.length >= limits.perSecond) return true
    recent.push(now)
    return false
  }

  /** Why a call is rejected. */
  function problemOf({ method, params }: Call): string | undefined {
    if (method === rejected) return `${method} is not available at the moment`
    const range = method === 'eth_getLogs' ? rangeSchema.safeParse(params).data?.[0] : undefined
    if (!range || !isHex(range.fromBlock) || !isHex(range.toBlock)) return undefined
    const blocks = hexToNumber(range.toBlock) - hexToNumber(range.fromBlock) + 1
    if (blocks <= limits.maxBlocks) return undefined
    return `range ${blocks} exceeds limit of ${limits.maxBlocks}`
  }

  async function answer(body: string): Promise<string> {
    const parsed: unknown = JSON.parse(body)
    const isBatch = Array.isArray(parsed)
    const calls = z.array(callSchema).parse(isBatch ? parsed : [parsed])
    usage.calls += calls.length
    const problems = calls.map(problemOf)
    const passed = calls.filter((_, index) => problems[index] === undefined)
    const answered = passed.length === 0 ? [] : await forward(passed)
    const responses = calls.map(({ id }, index) =>
      problems[index] === undefined
        ? answered.shift()
        : { jsonrpc: '2.0', id, error: { code: -32_602, message: problems[index] } },
    )
    return JSON.stringify(isBatch ? responses : responses[0])
  }

  async function forward(calls: readonly Call[]): Promise<unknown[]> {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(calls.map((call) => ({ jsonrpc: '2.0', ...call }))),
    })
    return z.array(z.unknown()).parse(await response.json())
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.setHeader('access-control-allow-origin', '*')
    outgoing.setHeader('access-control-allow-headers', '*')
    outgoing.setHeader('access-control-expose-headers', 'retry-after')
    if (incoming.method !== 'POST') {
      outgoing.end()
      return
    }
    const body = await text(incoming)
    usage.requests++
    if (isTooMany()) {
      usage.refused++
      outgoing.writeHead(429, { 'retry-after': '1' }).end('Too Many Requests')
      return
    }
    const response = await answer(body)
    usage.bytes += response.length
    outgoing.setHeader('content-type', 'application/json').end(response)
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${addressOf(server).port}`,
    limits,
    /** Rejects a method from now on; null for none. */
    reject(method: string | null): void {
      rejected = method
    },
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
