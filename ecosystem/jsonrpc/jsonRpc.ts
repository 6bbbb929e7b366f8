import { z } from 'zod'
import { describeError } from '../describeError'
import { readIds } from './readIds'
import { readJson } from './readJson'

/** Error codes of the JSON-RPC 2.0 specification, section 5.1, and some of Ethereum's and ZKsync's. */
export const errorCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  /** Used by geth for most rejected requests. */
  serverError: -32000,
  /** EIP-1474, like the next three. */
  methodNotSupported: -32004,
  limitExceeded: -32005,
  resourceNotFound: -32001,
  resourceUnavailable: -32002,
  /** EIP-1193: not allowed to use this account. */
  unauthorized: 4100,
  /** Used by ZKsync nodes for rejected transactions, and by all nodes for calls that revert. */
  transactionRejected: 3,
} as const

/** The id of a response to a request without a readable id. */
export const noId = 'null'

/** Larger batches are rejected: a client must not block others. */
const maxBatchSize = 1_000

/** An error that is returned to the client. */
export class JsonRpcError extends Error {
  override readonly name = 'JsonRpcError'
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** Executes a method. A `JsonRpcError` that it throws is returned to the client unchanged. */
export type JsonRpcCall = (method: string, params: readonly unknown[]) => Promise<unknown>

/** The id of a request is any JSON except an object or an array; it is returned unchanged. */
const requestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z
    .unknown()
    .refine((id) => typeof id !== 'object' || id === null)
    .optional(),
  method: z.string(),
  params: z.unknown().optional(),
})

/** A response; `id` is JSON, as the client wrote it. */
export type JsonRpcResponse = { id: string } & (
  | { result: unknown }
  | { error: { code: number; message: string; data?: unknown } }
)

/** Handles a request or a batch; returns undefined if it consists of notifications. */
export async function handleRequest(
  message: string | Uint8Array,
  call: JsonRpcCall,
): Promise<JsonRpcResponse | JsonRpcResponse[] | undefined> {
  const { body, text, problem } = readJson(message)
  if (problem) return failure(noId, new JsonRpcError(errorCodes[problem.kind], problem.reason))
  if (!Array.isArray(body)) return handleOne(body, readIds(text).get(0), call)
  if (body.length === 0)
    return failure(
      noId,
      new JsonRpcError(errorCodes.invalidRequest, 'A batch must contain at least one request.'),
    )
  if (body.length > maxBatchSize)
    return failure(
      noId,
      new JsonRpcError(
        errorCodes.invalidRequest,
        `A batch can contain at most ${maxBatchSize} requests, but this one has ${body.length}.`,
      ),
    )
  const ids = readIds(text)
  const answers = await Promise.all(
    body.map((request, position) => handleOne(request, ids.get(position), call)),
  )
  const wanted = answers.filter((response) => response !== undefined)
  return wanted.length > 0 ? wanted : undefined
}

/** @param id - As the client wrote it; undefined for a notification. */
async function handleOne(
  body: unknown,
  id: string | undefined,
  call: JsonRpcCall,
): Promise<JsonRpcResponse | undefined> {
  const { success, data: request } = requestSchema.safeParse(body)
  if (!success)
    return failure(
      id ?? noId,
      new JsonRpcError(
        errorCodes.invalidRequest,
        'A request must be an object with jsonrpc "2.0", an id (a string or a number), a method, and params as an array.',
      ),
    )
  try {
    const result = await call(request.method, positional(request.params))
    return id === undefined ? undefined : { id, result: result ?? null }
  } catch (error) {
    return id === undefined ? undefined : failure(id, error)
  }
}

/** Some clients send null where a method has no parameters. */
function positional(params: unknown): readonly unknown[] {
  if (Array.isArray(params)) return params
  if (params === undefined || params === null) return []
  throw new JsonRpcError(errorCodes.invalidParams, 'Parameters must be positional, in an array.')
}

/** The response to a request that failed. */
export function failure(id: string, error: unknown): JsonRpcResponse {
  if (!(error instanceof JsonRpcError))
    return failure(id, new JsonRpcError(errorCodes.internalError, describeError(error)))
  const { code, message, data } = error
  return { id, error: { code, message, ...(data === undefined ? {} : { data }) } }
}

/** Serializes a response. */
export function formatResponse(response: JsonRpcResponse | JsonRpcResponse[]): string {
  if (Array.isArray(response)) return `[${response.map(formatResponse).join(',')}]`
  const outcome =
    'error' in response
      ? `"error":${JSON.stringify(response.error)}`
      : `"result":${JSON.stringify(response.result)}`
  return `{"jsonrpc":"2.0","id":${response.id},${outcome}}`
}
