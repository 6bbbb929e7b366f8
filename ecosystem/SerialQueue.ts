/** Runs asynchronous tasks one at a time, in the order in which they are added. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** Settles as the task does. A task that fails does not affect those behind it. */
  run<result>(task: () => Promise<result>): Promise<result> {
    const done = this.#last.then(task)
    this.#last = done.catch(() => {})
    return done
  }

  /** Resolves once the tasks added so far have settled. */
  async settled(): Promise<void> {
    await this.#last
  }
}
