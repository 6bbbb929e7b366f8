import { EventEmitter, once } from 'node:events'

/** A lock that is held by one exclusive holder, or by any number of shared ones. Exclusive holders take precedence. */
export class ReadWriteLock {
  #held = 0
  /** Exclusive holders, including those that wait. */
  #exclusive = 0
  readonly #changes = new EventEmitter<{ change: [] }>().setMaxListeners(0)

  /**
   * Runs `work` while holding the lock together with other shared holders.
   *
   * @param work - Can call `release` to release the lock early.
   */
  async shared<result>(work: (release: () => void) => Promise<result>): Promise<result> {
    while (this.#exclusive > 0) await once(this.#changes, 'change')
    const release = this.#acquire()
    try {
      return await work(release)
    } finally {
      release()
    }
  }

  /** Runs `work` while nothing else holds the lock. */
  async exclusive<result>(work: () => Promise<result>): Promise<result> {
    this.#exclusive++
    try {
      while (this.#held > 0) await once(this.#changes, 'change')
      const release = this.#acquire()
      return await work().finally(release)
    } finally {
      this.#exclusive--
      this.#changes.emit('change')
    }
  }

  #acquire(): () => void {
    let isHeld = true
    this.#held++
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#held--
      this.#changes.emit('change')
    }
  }
}
