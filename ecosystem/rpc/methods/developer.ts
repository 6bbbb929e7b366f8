import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const accountSchema = z.object({ account: schemas.address })

/** Rejects changes to accounts that the network sends from. */
const exceptNetworkSenders =
  (method: string): RpcMethod =>
  ({ node, protocol }, params) => {
    const { account } = parseParams(accountSchema, params)
    if (protocol.isNetworkSender(account))
      throw new JsonRpcError(
        errorCodes.invalidParams,
        `${method} cannot change ${account}: the network itself sends transactions from it.`,
      )
    return node(method, params)
  }

const baseFeeSchema = z.object({ baseFee: schemas.quantity })

/** `anvil_setNextBlockBaseFeePerGas(baseFee)`: one that is too large for a header would crash the node. */
const setNextBlockBaseFee: RpcMethod = async ({ node }, params) => {
  parseParams(baseFeeSchema, params)
  return node('anvil_setNextBlockBaseFeePerGas', params)
}

/** Has no effect: the logs of a node are needed to detect foreign requests, and are not shown. */
const setLoggingEnabled: RpcMethod = async () => null

const accountMethods = [
  'anvil_setCode',
  'anvil_setNonce',
  'evm_setAccountNonce',
  'hardhat_setCode',
  'hardhat_setNonce',
]

/** Developer methods that would break the network. */
export const developerMethods: ReadonlyMap<string, RpcMethod> = new Map<string, RpcMethod>([
  ...accountMethods.map((method) => [method, exceptNetworkSenders(method)] as const),
  ['anvil_setLoggingEnabled', setLoggingEnabled],
  ['anvil_setNextBlockBaseFeePerGas', setNextBlockBaseFee],
  ['hardhat_setLoggingEnabled', setLoggingEnabled],
  ['hardhat_setNextBlockBaseFeePerGas', setNextBlockBaseFee],
])
