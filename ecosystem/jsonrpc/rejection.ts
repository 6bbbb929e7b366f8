import { errorCodes, JsonRpcError } from './jsonRpc'

/** The error for a rejected transaction, with the message of a ZKsync node where there is one. */
export function rejection(reason: string): JsonRpcError {
  return new JsonRpcError(errorCodes.transactionRejected, reason, '0x')
}

/** The error for a transaction that is malformed or uses an unsupported feature. */
export function malformed(reason: string): JsonRpcError {
  return new JsonRpcError(
    errorCodes.transactionRejected,
    `Failed to serialize transaction: ${reason}`,
  )
}
