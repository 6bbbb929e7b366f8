/** Reported when a node was killed because a request bypassed the network. */
export class ForeignRequestError extends Error {
  override readonly name = 'ForeignRequestError'
  readonly method: string

  constructor({ chainId, method }: { chainId: number; method: string }) {
    super(
      `The node of chain ${chainId} was killed: another program or a web page called ${method} on it directly, bypassing the network.`,
    )
    this.method = method
  }
}
