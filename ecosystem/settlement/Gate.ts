import { EventEmitter, once } from 'node:events'

/** Lets work through as long as it is open; who closes it knows when nothing is on its way any more. */
export class Gate {
  #closures = 0
  #inside = 0
  readonly #changes = new EventEmitter<{ change: [] }>().setMaxListeners(0)

  /**
   * Does the work once the gate is open.
   *
   * @param work - Can call `leave` once what follows matters to the gate no longer.
   */
  async pass<result>(work: (leave: () => void) => Promise<result>): Promise<result> {
    while (this.#closures > 0) await once(this.#changes, 'change')
    let isInside = true
    this.#inside++
    const leave = () => {
      if (!isInside) return
      isInside = false
      this.#inside--
      this.#changes.emit('change')
    }
    try {
      return await work(leave)
    } finally {
      leave()
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
