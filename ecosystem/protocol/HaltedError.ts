import { describeError } from '../describeError'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** Thrown while transactions are rejected because the protocol could not be restarted after a change of history. */
export class HaltedError extends JsonRpcError {
  constructor(cause: unknown) {
    super(
      errorCodes.resourceUnavailable,
      `The network could not continue after a change of its history: ${describeError(cause)}. Revert to a snapshot, or restart the network.`,
    )
    this.cause = cause
  }
}
