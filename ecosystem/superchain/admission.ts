import { type AccessList, type Hex, isHex, parseTransaction } from 'viem'
import { z } from 'zod'
import {
  type DeclaredMessage,
  inboxStorageKeys,
  MalformedAccessListError,
  parseAccessList,
} from '../../interop/superchain'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import { parseParams } from '../jsonrpc/params'
import * as schemas from '../jsonrpc/schemas'

const accessListSchema = z.array(
  z.object({ address: schemas.address, storageKeys: z.array(schemas.hash) }),
)

const requestSchema = z.object({
  request: z.object({ accessList: accessListSchema.nullish() }, 'must be an object'),
})

/**
 * The storage keys of the inbox that a transaction declares, given as it is sent: signed, or as a request. Empty for
 * signed bytes that the node will reject anyway.
 *
 * @throws `JsonRpcError` for an access list that is not written as Ethereum's JSON-RPC specifies: the node would accept
 * more, such as keys without `0x`.
 */
export function declaredKeys(transaction: unknown): Hex[] {
  return inboxStorageKeys(accessListOf(transaction) ?? [])
}

function accessListOf(transaction: unknown): AccessList | null | undefined {
  if (!isHex(transaction)) return parseParams(requestSchema, [transaction]).request.accessList
  try {
    const { accessList } = parseTransaction(transaction)
    return accessList
  } catch {
    return null
  }
}

/** Parses storage keys of the inbox. @throws `JsonRpcError` if they are malformed. */
export function parseKeys(keys: readonly Hex[]): DeclaredMessage[] {
  try {
    return parseAccessList(keys)
  } catch (error) {
    if (!(error instanceof MalformedAccessListError)) throw error
    throw new JsonRpcError(
      errorCodes.invalidParams,
      `The access list is malformed: ${error.shortMessage}`,
    )
  }
}
