import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const paramsSchema = z.object({
  transaction: z.looseObject({ from: schemas.address.nullish() }, 'must be an object'),
})

/** A method that sends or signs for unlocked accounts without a signature of the client. */
export function sendAsUnlocked(method: string): RpcMethod {
  return async ({ node, unlocked }, params) => {
    const { from } = parseParams(paramsSchema, params).transaction
    if (from && !unlocked.has(from))
      throw new JsonRpcError(
        errorCodes.unauthorized,
        `${from} is not unlocked: unsigned transactions are accepted from the accounts of eth_accounts, and from ` +
          'those that you impersonate with anvil_impersonateAccount. Sign the transaction and use eth_sendRawTransaction.',
      )
    return node(method, params)
  }
}
