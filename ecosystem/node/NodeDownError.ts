import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'

/** The node has ended by itself, and is being brought back. */
export class NodeDownError extends JsonRpcError {
  constructor({ name, chainId, cause }: { name: string; chainId: number; cause: unknown }) {
    super(
      errorCodes.resourceUnavailable,
      `The node of ${name} (chain ${chainId}) has ended and is being started again from where it was. Try again in a moment.`,
    )
    this.cause = cause
  }
}
