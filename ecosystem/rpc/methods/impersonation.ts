import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const accountSchema = z.object({ account: schemas.address })
const enabledSchema = z.object({ enabled: z.boolean('must be true or false') })

/** `anvil_impersonateAccount(account)`: from now on clients may send as this account without a signature. */
export const impersonateAccount: RpcMethod = async ({ node, unlocked }, params) => {
  const { account } = parseParams(accountSchema, params)
  await node('anvil_impersonateAccount', [account])
  unlocked.impersonate(account)
  return null
}

/**
 * `anvil_stopImpersonatingAccount(account)`. The node goes on: the ecosystem may impersonate the account too, and so
 * may a transaction that is being sent.
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
