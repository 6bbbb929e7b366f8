/** What has to be stopped with a network. */
export class Teardown {
  readonly #stops: (() => Promise<void>)[] = []
  #isStopped = false

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Stops something with the network, immediately if the network is already stopping. */
  add(stop: () => Promise<void>): void {
    if (this.#isStopped) void stop().catch(() => {})
    else this.#stops.push(stop)
  }

  /**
   * Stops everything in reverse order, servers before the nodes that they depend on, even if some fail to stop.
   *
   * @throws `AggregateError` with the failures.
   */
  async stop(): Promise<void> {
    this.#isStopped = true
    const errors: unknown[] = []
    for (const stop of this.#stops.splice(0).reverse())
      await stop().catch((error) => errors.push(error))
    if (errors.length > 0)
      throw new AggregateError(errors, 'The ecosystem could not be stopped completely')
  }
}
