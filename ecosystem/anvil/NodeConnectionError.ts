/** Thrown when a request to a node got no whole answer: its connection was refused or ended, as when its process ends. */
export class NodeConnectionError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'NodeConnectionError'
  }
}
