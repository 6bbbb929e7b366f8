import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** Thrown while the process of a node is being restarted. */
export class NodeDownError extends JsonRpcError {
  constructor({ name, chainId, cause }: { name: string; chainId: number; cause: unknown }) {
    super(
      errorCodes.resourceUnavailable,
      `The node of ${name} (chain ${chainId}) has ended and is being restarted in the same state. Retry in a moment.`,
    )
    this.cause = cause
  }
}
