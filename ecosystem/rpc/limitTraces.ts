import { hexToBigInt } from 'viem'
import { z } from 'zod'
import { errorCodes, type JsonRpcCall, JsonRpcError } from '../jsonrpc/jsonRpc'
import { parseParams } from '../jsonrpc/params'
import * as schemas from '../jsonrpc/schemas'

/** A node holds every step in memory with its stack, up to 100 kB for 1,000 gas. */
export const maxStepTraceGas = 1_000_000n

const nativeTracers = [
  '4byteTracer',
  'callTracer',
  'flatCallTracer',
  'muxTracer',
  'noopTracer',
  'prestateTracer',
] as const

const optionsSchema = z.object({
  options: z
    .looseObject({
      tracer: z
        .enum(nativeTracers, {
          error: `must be one of ${nativeTracers.join(', ')}: JavaScript tracers are not supported`,
        })
        .nullish(),
    })
    .nullish(),
})

const receiptMethod = 'eth_getTransactionReceipt'

/** Methods that trace past execution, with the request for the receipt or block that contains `gasUsed`. */
const pastTraces: ReadonlyMap<string, (subject: unknown) => [string, readonly unknown[]]> = new Map<
  string,
  (subject: unknown) => [string, readonly unknown[]]
>([
  ['debug_traceBlockByHash', (hash) => ['eth_getBlockByHash', [hash, false]]],
  ['debug_traceBlockByNumber', (number) => ['eth_getBlockByNumber', [number, false]]],
  ['debug_traceTransaction', (hash) => [receiptMethod, [hash]]],
  ['trace_replayBlockTransactions', (number) => ['eth_getBlockByNumber', [number, false]]],
])

const gasUsedSchema = z.looseObject({ gasUsed: schemas.hex }).nullable()

/** Rejects step-by-step traces of more gas than a node has memory for, and JavaScript tracers. */
export function limitTraces(call: JsonRpcCall): JsonRpcCall {
  return async (method, params) => {
    const lookUp = pastTraces.get(method)
    if (lookUp && tracesSteps(method, params)) {
      const subject = gasUsedSchema.parse(await call(...lookUp(params[0])))
      if (subject && hexToBigInt(subject.gasUsed) > maxStepTraceGas)
        throw new JsonRpcError(
          errorCodes.limitExceeded,
          `Step-by-step traces are limited to ${maxStepTraceGas} gas, but this used ${hexToBigInt(subject.gasUsed)}. Use {"tracer":"callTracer"}.`,
        )
    }
    return call(method, params)
  }
}

/**
 * Whether a method that traces records each step.
 *
 * @throws `JsonRpcError` for a JavaScript tracer, which might never end.
 */
export function tracesSteps(method: string, params: readonly unknown[]): boolean {
  if (method === 'trace_replayBlockTransactions') {
    const [, kinds] = params
    return Array.isArray(kinds) && kinds.includes('vmTrace')
  }
  const { options } = parseParams(optionsSchema, [params[method === 'debug_traceCall' ? 2 : 1]])
  return !options?.tracer
}
