import { request } from 'undici'
import { z } from 'zod'
import { JsonRpcError } from '../rpc/jsonRpc'

const responseSchema = z.union([
  z.object({
    error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
  }),
  z.object({ result: z.unknown() }),
])

/**
 * Calls a node over HTTP, however long it takes: a large state takes long, and whoever has automine switched off may
 * let a transaction wait.
 *
 * @param address - Host and port.
 * @throws `JsonRpcError` for what the node refuses; another error if it does not answer.
 */
export async function callNode(
  address: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  // Not fetch, which takes several times as long.
  const { body } = await request(`http://${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const response = responseSchema.parse(await body.json())
  if ('result' in response) return response.result
  const { code, message, data } = response.error
  throw new JsonRpcError(code, message, data)
}
