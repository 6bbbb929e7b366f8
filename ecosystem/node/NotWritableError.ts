import type { StorageError } from '../files/StorageError'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** Thrown while transactions are rejected because they could not be journaled. */
export class NotWritableError extends JsonRpcError {
  constructor(trouble: StorageError) {
    super(
      errorCodes.resourceUnavailable,
      `Transactions are currently rejected: ${trouble.message} They are accepted again once it is writable. Previously accepted ones are not lost.`,
    )
    this.cause = trouble
  }
}
