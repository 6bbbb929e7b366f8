import { makesBlocks } from '../anvil/mutations'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'

/** Rejects requests that make blocks while the network cannot continue. */
export function refuseHalted(node: JsonRpcCall, assertNotHalted: () => void): JsonRpcCall {
  return async (method, params) => {
    if (makesBlocks(method)) assertNotHalted()
    return node(method, params)
  }
}
