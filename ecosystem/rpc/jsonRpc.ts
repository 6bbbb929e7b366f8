import { z } from 'zod'
import { readJson } from './readJson'

/** Error codes of the JSON-RPC 2.0 specification, section 5.1, and some of Ethereum's and ZKsync's. */
export const errorCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  /** EIP-1474, like the next three. */
  methodNotSupported: -32004,
  limitExceeded: -32005,
  resourceNotFound: -32001,
  resourceUnavailable: -32002,
  /** EIP-1193: not allowed to use this account. */
  unauthorized: 4100,
  /** A ZKsync node's for transactions that it refuses, and everybody's for calls that revert. */
  transactionRejected: 3,
} as const

/** A larger batch is refused as a whole: one client must not keep the others waiting. */
const maxBatchSize = 1_000

/** An error that a client is meant to see. */
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

/** Carries out one method, or throws; a `JsonRpcError` reaches the client as it is. */
export type JsonRpcCall = (method: string, params: readonly unknown[]) => Promise<unknown>

const requestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z
    .union([
      z.string(),
      // A number that JavaScript rounds would come back as another.
      z.number().refine((id) => Math.abs(id) <= Number.MAX_SAFE_INTEGER),
      z.null(),
    ])
    .optional(),
  method: z.string(),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional(),
})

export type JsonRpcResponse = { jsonrpc: '2.0'; id: string | number | null } & (
  | { result: unknown }
  | { error: { code: number; message: string; data?: unknown } }
)

/** Answers a request or a batch of requests; undefined where none of them wants an answer. */
export async function answer(
  message: string | Uint8Array,
  call: JsonRpcCall,
): Promise<JsonRpcResponse | JsonRpcResponse[] | undefined> {
  const { body, problem } = readJson(message)
  if (problem) return failure(null, new JsonRpcError(errorCodes[problem.kind], problem.reason))
  if (!Array.isArray(body)) return answerOne(body, call)
  if (body.length === 0)
    return failure(
      null,
      new JsonRpcError(errorCodes.invalidRequest, 'A batch holds at least one request.'),
    )
  if (body.length > maxBatchSize)
    return failure(
      null,
      new JsonRpcError(
        errorCodes.invalidRequest,
        `A batch holds at most ${maxBatchSize} requests, this one ${body.length}.`,
      ),
    )
  const answers = await Promise.all(body.map((request) => answerOne(request, call)))
  const wanted = answers.filter((response) => response !== undefined)
  return wanted.length > 0 ? wanted : undefined
}

async function answerOne(body: unknown, call: JsonRpcCall): Promise<JsonRpcResponse | undefined> {
  const { success, data: request } = requestSchema.safeParse(body)
  if (!success)
    return failure(
      null,
      new JsonRpcError(
        errorCodes.invalidRequest,
        'A request is an object with jsonrpc "2.0", an id (a text or a number up to 2^53), a method, and params as an array.',
      ),
    )
  const { id, method, params = [] } = request
  let response: JsonRpcResponse
  try {
    if (!Array.isArray(params))
      throw new JsonRpcError(
        errorCodes.invalidParams,
        'Parameters are given by position, as an array.',
      )
    response = { jsonrpc: '2.0', id: id ?? null, result: (await call(method, params)) ?? null }
  } catch (error) {
    response = failure(id ?? null, error)
  }
  return id === undefined ? undefined : response
}

/** The answer to a request that failed. */
export function failure(id: string | number | null, error: unknown): JsonRpcResponse {
  if (!(error instanceof JsonRpcError))
    return failure(
      id,
      new JsonRpcError(
        errorCodes.internalError,
        error instanceof Error ? error.message : String(error),
      ),
    )
  const { code, message, data } = error
  return { jsonrpc: '2.0', id, error: { code, message, ...(data === undefined ? {} : { data }) } }
}
