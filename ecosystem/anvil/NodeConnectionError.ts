/** Thrown when a request to a node got no complete response, as its connection was refused or closed. */
export class NodeConnectionError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'NodeConnectionError'
  }
}
