import { isHash } from 'viem'
import type { TransactionAliases } from '../../eip712/TransactionAliases'
import type { JsonRpcCall } from '../../jsonrpc/jsonRpc'
import { mapHashesInResponse } from './mapHashesInResponse'
import { plainRequests } from './plainRequests'

/** Methods whose first parameter is the hash of a transaction. */
const methodsByHash = new Set([
  'anvil_dropTransaction',
  'anvil_getBlobsByTransactionHash',
  'debug_getRawTransaction',
  'debug_traceTransaction',
  'eth_getRawTransactionByHash',
  'eth_getTransactionByHash',
  'eth_getTransactionReceipt',
  'hardhat_dropTransaction',
  'ots_getInternalOperations',
  'ots_getTransactionError',
  'ots_traceTransaction',
  'trace_transaction',
])

/** Methods with calls or unsigned transactions as parameters. */
const methodsWithRequests = new Set([
  'debug_traceCall',
  'eth_call',
  'eth_createAccessList',
  'eth_estimateGas',
  'eth_fillTransaction',
  'eth_sendTransaction',
  'eth_sendTransactionSync',
  'eth_sendUnsignedTransaction',
  'eth_signTransaction',
  'eth_simulateV1',
])

/**
 * Adapts a plain node to clients that use transactions of type 0x71: converts requests of that type to plain ones, and
 * maps hashes in parameters and responses.
 */
export function withAliases(node: JsonRpcCall, aliases: TransactionAliases): JsonRpcCall {
  function translate(method: string, params: readonly unknown[]): readonly unknown[] {
    if (methodsWithRequests.has(method)) return params.map((param) => plainRequests(param))
    const [hash, ...others] = params
    if (methodsByHash.has(method) && typeof hash === 'string' && isHash(hash))
      return [aliases.toNodeHash(hash), ...others]
    return params
  }

  return async (method, params) =>
    mapHashesInResponse(aliases, await node(method, translate(method, params)))
}
