import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** The error of a transaction that is refused, in the words of a ZKsync node where it has some. */
export function rejection(reason: string): JsonRpcError {
  return new JsonRpcError(errorCodes.transactionRejected, reason, '0x')
}

/** The error of a transaction that cannot be read, or asks for what there is not. */
export function malformed(reason: string): JsonRpcError {
  return new JsonRpcError(
    errorCodes.transactionRejected,
    `Failed to serialize transaction: ${reason}`,
  )
}
