import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { NodeConnectionError } from './NodeConnectionError'
import type { NodeSocket } from './NodeSocket'
import { noteRequest } from './RequestWatch'

// Imported as an ES module, it would also load what Node.js has for `fetch`, which takes as long as starting Node.js.
const { Agent, request } = process.getBuiltinModule('node:http')

const errorSchema = z.object({
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
})

const sockets = new Map<string, NodeSocket>()

/** Sends requests to an address over a socket from now on; returns a function that ends this. */
export function useSocket(address: string, socket: NodeSocket): () => void {
  sockets.set(address, socket)
  return () => sockets.delete(address)
}

/** Methods that a node executes quickly or in a thread of their own: all others would delay what shares their socket. */
const isQuick =
  /^(eth_(blockNumber|call|chainId|estimateGas|feeHistory|gasPrice|maxPriorityFeePerGas|send\w+|get(Balance|BlockBy\w+|Code|StorageAt|Transaction\w+))|txpool_status)$/

/**
 * Sends a request to a node, without a timeout: a large state takes long, and without automine a transaction may wait for
 * any length of time.
 *
 * @param address - Host and port.
 * @throws `JsonRpcError` if the node returns an error, `NodeConnectionError` if it does not respond.
 */
export async function requestNode(
  address: string,
  method: string,
  params: readonly unknown[],
  signal?: AbortSignal,
): Promise<unknown> {
  noteRequest(address, method)
  const socket = sockets.get(address)
  if (socket && !signal && isQuick.test(method))
    return resultOf(await socket.request(method, params))
  const response = await postToNode(address, formatRequest(method, params), signal)
  return readResult(response, signal)
}

export function formatRequest(method: string, params: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
}

/** Keeps connections open. It has no timeout. */
const agent = new Agent({ keepAlive: true })

/**
 * Sends a JSON-RPC request to a node; returns its response.
 *
 * @throws `NodeConnectionError` if there is no response.
 */
export function postToNode(
  address: string,
  body: string | Readable,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise<IncomingMessage>((resolve, reject) => {
    // `fetch` is several times slower.
    const sent = request(`http://${address}`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        ...(typeof body === 'string' && { 'content-length': Buffer.byteLength(body) }),
      },
      ...(signal && { signal }),
    })
    sent.once('response', resolve).on('error', reject)
    if (typeof body === 'string') sent.end(body)
    else pipeline(body, sent).catch(reject)
  }).catch(throwConnectionError(signal))
}

/**
 * Returns the result in the response of a node.
 *
 * @throws `JsonRpcError` if it is an error, `NodeConnectionError` if the response is incomplete.
 */
export async function readResult(
  response: IncomingMessage,
  signal?: AbortSignal,
): Promise<unknown> {
  const value = await readText(response)
    .then((text): unknown => JSON.parse(text))
    .catch(throwConnectionError(signal))
  return resultOf(value)
}

/** The result in a response. @throws `JsonRpcError` if it is an error. */
export function resultOf(response: unknown): unknown {
  const isObject = typeof response === 'object' && response !== null
  if (isObject && 'result' in response && !('error' in response)) return response.result
  const { code, message, data } = errorSchema.parse(response).error
  throw new JsonRpcError(code, message, data)
}

/** Takes half as long as `text` of node:stream/consumers. */
function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    response
      .setEncoding('utf8')
      .on('data', (chunk) => {
        text += chunk
      })
      .once('end', () => resolve(text))
      .on('error', reject)
  })
}

/** Throws the reason of the signal instead if it was aborted. */
function throwConnectionError(signal?: AbortSignal) {
  return (error: unknown): never => {
    signal?.throwIfAborted()
    throw new NodeConnectionError(error)
  }
}
