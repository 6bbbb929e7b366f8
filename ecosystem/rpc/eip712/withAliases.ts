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

/** Methods that take calls or transactions to fill in. */
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
 * Asks a plain node on behalf of clients that know transactions of type 0x71: requests of that type are made plain, and
 * hashes are those that clients know, on the way in and on the way out.
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
