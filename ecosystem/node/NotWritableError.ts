import type { StorageError } from '../files/StorageError'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** Nothing new is taken, as it could not be kept. */
export class NotWritableError extends JsonRpcError {
  constructor(trouble: StorageError) {
    super(
      errorCodes.resourceUnavailable,
      `Transactions are currently rejected: ${trouble.message} They are accepted again once it is writable. Previously accepted ones are not lost.`,
    )
    this.cause = trouble
  }
}
