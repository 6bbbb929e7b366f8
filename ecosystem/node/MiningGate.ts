import { EventEmitter, once } from 'node:events'
import { makesBlocks } from '../anvil/mutations'

type Events = {
  /** The node has responded to a request that mines. */
  response: []
  /** Several transactions are being sent. */
  busy: []
}

/** Lets requests that mine blocks pass, unless it is paused. */
export class MiningGate {
  #pauses = 0
  readonly #waiting: (() => void)[] = []
  #inFlight = 0
  /** The transactions among them. */
  #sending = 0
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)

  /** Number of requests that wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Calls a function whenever another transaction is sent before the node has responded to one. */
  onBusy(listener: () => void): void {
    this.#events.on('busy', listener)
  }

  /**
   * Sends a request, once the gate is open if it may mine a block.
   *
   * @param isUrgent - Whether it overtakes other requests that wait.
   */
  async pass<result>(
    method: string,
    send: () => Promise<result>,
    { isUrgent = false }: { isUrgent?: boolean } = {},
  ): Promise<result> {
    if (!makesBlocks(method)) return send()
    if (this.#pauses > 0)
      await new Promise<void>((resolve) => {
        if (isUrgent) this.#waiting.unshift(resolve)
        else this.#waiting.push(resolve)
      })
    // The response comes only with a block, and so possibly never.
    if (method.endsWith('Sync')) return send()
    const transactions = method.startsWith('eth_send') ? 1 : 0
    this.#inFlight++
    this.#sending += transactions
    if (this.#sending > 1) this.#events.emit('busy')
    try {
      return await send()
    } finally {
      this.#inFlight--
      this.#sending -= transactions
      this.#events.emit('response')
    }
  }

  /** Runs `work` while the gate is paused. */
  async whilePaused<result>(work: () => Promise<result>): Promise<result> {
    this.pause()
    try {
      return await work()
    } finally {
      this.resume()
    }
  }

  /** Pauses the gate until `resume` is called as often as this. */
  pause(): void {
    this.#pauses++
  }

  resume(): void {
    this.#pauses--
    if (this.#pauses === 0) this.letPass(this.waiting)
  }

  /** Lets the first requests that wait pass, even while the gate is paused. */
  letPass(count: number): void {
    for (const pass of this.#waiting.splice(0, count)) pass()
  }

  /** Resolves once the node has responded to all requests that have passed, except for those that wait for a block. */
  async whenDrained(): Promise<void> {
    while (this.#inFlight > 0) await once(this.#events, 'response')
  }
}
