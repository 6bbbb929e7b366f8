import { z } from 'zod'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { parseParams } from '../jsonrpc/params'
import * as schemas from '../jsonrpc/schemas'
import { maxStepTraceGas, tracesSteps } from './limitTraces'

const gas = schemas.quantity.nullish()

/** The node accepts both names. */
const callSchema = z.looseObject({ gas, gasLimit: gas })

const paramsSchema = z.object({ call: callSchema })

const simulationSchema = z.object({
  simulation: z.looseObject({
    blockStateCalls: z.array(z.looseObject({ calls: z.array(callSchema).nullish() })),
  }),
})

const singleCalls: ReadonlySet<string> = new Set([
  'debug_traceCall',
  'eth_call',
  'eth_createAccessList',
  'eth_estimateGas',
])

type Call = z.output<typeof callSchema>

/**
 * Limits the gas of calls and estimates, like geth's `--rpc.gascap`: a call blocks the node, and only its gas limit
 * ends an infinite loop.
 *
 * @param blockGasLimit - Maximum result of an estimate: a transaction with more gas would be rejected.
 */
export function capGas(
  call: JsonRpcCall,
  { cap, blockGasLimit }: { cap: bigint; blockGasLimit: bigint },
): JsonRpcCall {
  return async (method, params) => {
    if (singleCalls.has(method)) {
      const { call: request } = parseParams(paramsSchema, params)
      const isLimited = method === 'debug_traceCall' && tracesSteps(method, params)
      const max = isLimited ? least(cap, maxStepTraceGas) : cap
      const unnamed = method === 'eth_estimateGas' ? least(cap, blockGasLimit) : cap
      const gas = least(gasOf(request) ?? unnamed, max)
      return call(method, [withGas(request, gas), ...params.slice(1)])
    }
    if (method === 'eth_simulateV1') {
      const { simulation } = parseParams(simulationSchema, params)
      return call(method, [share(simulation, cap), ...params.slice(1)])
    }
    return call(method, params)
  }
}

/** Divides the cap among all calls of a simulation; what a call does not need is left for the others. */
function share(simulation: z.output<typeof simulationSchema>['simulation'], cap: bigint) {
  const calls = simulation.blockStateCalls.flatMap((block) => block.calls ?? [])
  const wanted = calls.map((request) => least(gasOf(request) ?? cap, cap)).sort(ascending)
  let left = cap
  let limit = cap
  for (const [index, gas] of wanted.entries()) {
    limit = left / BigInt(wanted.length - index)
    if (gas > limit) break
    left -= gas
    limit = cap
  }
  return {
    ...simulation,
    blockStateCalls: simulation.blockStateCalls.map((block) => ({
      ...block,
      ...(block.calls && {
        calls: block.calls.map((request) => withGas(request, least(gasOf(request) ?? cap, limit))),
      }),
    })),
  }
}

function gasOf({ gas, gasLimit }: Call): bigint | undefined {
  return gas ?? gasLimit ?? undefined
}

function withGas({ gasLimit: _, ...request }: Call, gas: bigint) {
  return { ...request, gas: `0x${gas.toString(16)}` }
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)
const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)
