import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import type { RpcMethod } from '../RpcContext'

/** `eth_createAccessList(call, block)`. */
export const createAccessList: RpcMethod = ({ node }, [call, block, overrides = {}]) => {
  if (typeof overrides === 'object' && overrides !== null && Object.keys(overrides).length === 0)
    return node('eth_createAccessList', [call, block])
  throw new JsonRpcError(
    errorCodes.invalidParams,
    'eth_createAccessList does not support state overrides here. eth_call, eth_estimateGas and debug_traceCall do.',
  )
}
