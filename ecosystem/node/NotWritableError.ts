import type { StorageError } from '../files/StorageError'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** Nothing new is taken, as it could not be kept. */
export class NotWritableError extends JsonRpcError {
  constructor(trouble: StorageError) {
    super(
      errorCodes.resourceUnavailable,
      `No transactions are accepted at present: ${trouble.message} They are again as soon as it can be written; what was accepted before is kept.`,
    )
    this.cause = trouble
  }
}
