import { BaseError, isHex, keccak256, RpcRequestError } from 'viem'
import { makesBlocks, mutationKind } from '../anvil/mutations'
import { keptStates } from '../anvil/startNode'
import { errorCodes, type JsonRpcCall, JsonRpcError } from '../jsonrpc/jsonRpc'
import { limitConcurrency } from '../jsonrpc/limitConcurrency'
import type { SupervisedNode } from '../node/SupervisedNode'

/** More would not be faster: a node executes requests one after the other. */
const maxConcurrentCalls = 100

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Creates a function that forwards requests to a chain's node; errors keep their code and data.
 *
 * State mutations are journaled, and signed transactions tracked until they are in a block. All other requests are
 * forwarded unchanged and concurrently.
 */
export function createRequestForwarder(node: SupervisedNode): JsonRpcCall {
  const ask = limitConcurrency((method, params) => post(node, method, params), maxConcurrentCalls)

  return async (method, params) => {
    if (mutationKind(method) !== null || makesBlocks(method)) node.journal.assertWritable()
    if (mutationKind(method) !== null) return mutate(node, method, params)
    return node.gate.pass(method, async () => {
      const [transaction] = params
      if (!/^eth_sendRawTransaction(Sync)?$/.test(method) || !isHex(transaction))
        return ask(method, params)
      const hash = keccak256(transaction)
      node.pending.track(hash, transaction)
      try {
        return await ask(method, params)
      } catch (error) {
        if (node.isUp) node.pending.untrack(hash)
        throw error
      }
    })
  }
}

async function mutate(node: SupervisedNode, method: string, params: readonly unknown[]) {
  try {
    return await node.client.request<AnyRequest>({ method, params }, { retryCount: 0 })
  } catch (error) {
    const cause =
      error instanceof BaseError ? error.walk((inner) => inner instanceof RpcRequestError) : null
    if (cause instanceof RpcRequestError)
      throw new JsonRpcError(cause.code, cause.details, cause.data)
    throw error
  }
}

async function post(
  node: SupervisedNode,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  return node.call(method, params).catch((error) => {
    throw error instanceof JsonRpcError ? explain(error) : error
  })
}

/** Error messages of anvil, with those of other nodes. */
const knownReasons: ReadonlyMap<string, string> = new Map([
  ['EVM error OutOfGas', 'out of gas'],
  ['intrinsic gas too high -- tx.gas_limit > env.block.gas_limit', 'exceeds block gas limit'],
])

/** Anvil reports a block whose state it has pruned as a future block. */
function explain(error: JsonRpcError): JsonRpcError {
  const reason = knownReasons.get(error.message)
  if (reason !== undefined) return new JsonRpcError(errorCodes.serverError, reason, error.data)
  const [, height, requested] =
    /^BlockOutOfRangeError: block height is (\d+) but requested was (\d+)$/.exec(error.message) ??
    []
  return height !== undefined && Number(requested) <= Number(height)
    ? new JsonRpcError(
        errorCodes.resourceNotFound,
        `The state of block ${requested} is not available: the node keeps the state of the last ${keptStates} blocks.`,
      )
    : error
}
