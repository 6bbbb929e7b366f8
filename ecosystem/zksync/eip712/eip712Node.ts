import { isHash, isHex } from 'viem'
import type { JsonRpcCall } from '../../jsonrpc/jsonRpc'
import { decodeEip712Transaction, isEip712 } from './decodeEip712Transaction'
import { mapHashesInResponse } from './mapHashesInResponse'
import { plainRequests } from './plainRequests'
import { sendEip712Transaction } from './sendEip712Transaction'
import type { TransactionAliases } from './TransactionAliases'

/** Methods whose first parameter is a signed transaction. */
const methodsWithTransactions = new Set(['eth_sendRawTransaction', 'eth_sendRawTransactionSync'])

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
 * Adapts a plain node to clients that use transactions of type 0x71: executes them, converts requests of that type to
 * plain ones, and maps hashes in parameters and responses.
 */
export function eip712Node(
  node: JsonRpcCall,
  { chainId, aliases }: { chainId: number; aliases: TransactionAliases },
): JsonRpcCall {
  const withAliases: JsonRpcCall = async (method, params) => {
    const [first] = params
    const raw = isHex(first) ? first : null
    if (raw && methodsWithTransactions.has(method) && isEip712(raw))
      return sendEip712Transaction(
        { aliases, chainId, node: withAliases },
        decodeEip712Transaction(raw),
        method === 'eth_sendRawTransaction' ? 'eth_sendTransaction' : 'eth_sendTransactionSync',
      )
    const sent =
      raw && method === 'eth_getRawTransactionByHash' && isHash(raw) && aliases.get(raw)?.raw
    return sent || mapHashesInResponse(aliases, await node(method, translate(method, params)))
  }

  function translate(method: string, params: readonly unknown[]): readonly unknown[] {
    if (methodsWithRequests.has(method)) return params.map((param) => plainRequests(param))
    const [hash, ...others] = params
    if (methodsByHash.has(method) && typeof hash === 'string' && isHash(hash))
      return [aliases.toNodeHash(hash), ...others]
    return params
  }

  return withAliases
}
