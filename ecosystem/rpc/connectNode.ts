import { z } from 'zod'
import { type JsonRpcCall, JsonRpcError } from './jsonRpc'
import { limitConcurrency } from './limitConcurrency'

/** More would not be faster: a node answers one after the other. */
const maxConcurrentCalls = 100

const responseSchema = z.union([
  z.object({
    error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
  }),
  z.object({ result: z.unknown() }),
])

/** Calls a node over HTTP; its errors reach the caller with their code and data. */
export function connectNode(address: string): JsonRpcCall {
  return limitConcurrency(async (method, params) => {
    const response = await fetch(`http://${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const body = responseSchema.parse(await response.json())
    if ('result' in body) return body.result
    const { code, message, data } = body.error
    throw new JsonRpcError(code, message, data)
  }, maxConcurrentCalls)
}
