import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const accountSchema = z.object({ account: schemas.address })
const enabledSchema = z.object({ enabled: z.boolean('must be true or false') })

/** `anvil_impersonateAccount(account)`: allows clients to send from this account without a signature. */
export const impersonateAccount: RpcMethod = async ({ node, unlocked }, params) => {
  const { account } = parseParams(accountSchema, params)
  await node('anvil_impersonateAccount', [account])
  unlocked.impersonate(account)
  return null
}

/**
 * `anvil_stopImpersonatingAccount(account)`. The node itself keeps impersonating it, as the ecosystem or a pending
 * request may need it.
 */
export const stopImpersonatingAccount: RpcMethod = async ({ unlocked }, params) => {
  unlocked.stopImpersonating(parseParams(accountSchema, params).account)
  return null
}

/** `anvil_autoImpersonateAccount(enabled)`: whether clients may send as any account. */
export const autoImpersonateAccount: RpcMethod = async ({ node, unlocked }, params) => {
  const { enabled } = parseParams(enabledSchema, params)
  await node('anvil_autoImpersonateAccount', [enabled])
  unlocked.impersonatesAll = enabled
  return null
}
