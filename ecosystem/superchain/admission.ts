import { type AccessList, type Hex, isHex, parseTransaction } from 'viem'
import { z } from 'zod'
import {
  type DeclaredMessage,
  inboxStorageKeys,
  MalformedAccessListError,
  parseAccessList,
} from '../../interop/superchain'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import * as schemas from '../jsonrpc/schemas'

const accessListSchema = z.array(
  z.object({ address: schemas.address, storageKeys: z.array(schemas.hex) }),
)

const requestSchema = z.object({ accessList: accessListSchema.nullish() })

/**
 * The storage keys of the inbox that a transaction declares, given as it is sent: signed, or as a request. Empty for what
 * the node will reject anyway.
 */
export function declaredKeys(transaction: unknown): Hex[] {
  return inboxStorageKeys(accessListOf(transaction) ?? [])
}

function accessListOf(transaction: unknown): AccessList | null | undefined {
  if (!isHex(transaction)) return requestSchema.safeParse(transaction).data?.accessList
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
