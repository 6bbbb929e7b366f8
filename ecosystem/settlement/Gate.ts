import { EventEmitter, once } from 'node:events'

/** Lets work through as long as it is open; who closes it knows when nothing is on its way any more. */
export class Gate {
  #closures = 0
  #inside = 0
  readonly #changes = new EventEmitter<{ change: [] }>().setMaxListeners(0)

  /** Does the work once the gate is open. */
  async pass<result>(work: () => Promise<result>): Promise<result> {
    while (this.#closures > 0) await once(this.#changes, 'change')
    this.#inside++
    try {
      return await work()
    } finally {
      this.#inside--
      this.#changes.emit('change')
    }
  }

  /** Does the work while nothing passes. */
  async whileClosed<result>(work: () => Promise<result>): Promise<result> {
    this.#closures++
    try {
      while (this.#inside > 0) await once(this.#changes, 'change')
      return await work()
    } finally {
      this.#closures--
      this.#changes.emit('change')
    }
  }
}
