import type { Readable } from 'node:stream'
import { request } from 'undici'
import { z } from 'zod'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { NodeConnectionError } from './NodeConnectionError'
import { noteRequest } from './RequestWatch'

const responseSchema = z.union([
  z.object({
    error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
  }),
  z.object({ result: z.unknown() }),
])

/**
 * Sends a request to a node over HTTP, without a timeout: a large state takes long, and without automine a transaction may
 * wait for any length of time.
 *
 * @param address - Host and port.
 * @throws `JsonRpcError` if the node returns an error, `NodeConnectionError` if it does not respond.
 */
export async function callNode(
  address: string,
  method: string,
  params: readonly unknown[],
  signal?: AbortSignal,
): Promise<unknown> {
  noteRequest(address, method)
  const body = await postToNode(address, formatRequest(method, params), signal)
  const response: unknown = await body.json().catch(throwConnectionError(signal))
  return resultOf(response)
}

export function formatRequest(method: string, params: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
}

/** Returns the result of a response. @throws `JsonRpcError` if it has an error. */
export function resultOf(response: unknown): unknown {
  const parsed = responseSchema.parse(response)
  if ('result' in parsed) return parsed.result
  const { code, message, data } = parsed.error
  throw new JsonRpcError(code, message, data)
}

/**
 * Sends a JSON-RPC request to a node; returns the body of its response.
 *
 * @throws `NodeConnectionError` if there is no response.
 */
export async function postToNode(address: string, body: string | Readable, signal?: AbortSignal) {
  // `fetch` is several times slower.
  const response = await request(`http://${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal && { signal }),
    headersTimeout: 0,
    bodyTimeout: 0,
  }).catch(throwConnectionError(signal))
  return response.body
}

/** Throws the reason of the signal instead if it was aborted. */
function throwConnectionError(signal?: AbortSignal) {
  return (error: unknown): never => {
    signal?.throwIfAborted()
    throw new NodeConnectionError(error)
  }
}
