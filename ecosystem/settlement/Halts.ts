/** Why one kind of work of a chain is halted: several parts of it can be, each for a reason of its own. */
export class Halts<part extends string> {
  readonly #reasons = new Map<part, string>()
  readonly #onChange: (reason: string | null) => void

  /** @param onChange - Called with the first reason when it changes; with null once the work goes on. */
  constructor(onChange: (reason: string | null) => void) {
    this.#onChange = onChange
  }

  /** Null while nothing is halted. */
  get reason(): string | null {
    const [first] = this.#reasons.values()
    return first ?? null
  }

  set(part: part, reason: string): void {
    this.#change(() => this.#reasons.set(part, reason))
  }

  clear(part: part): void {
    this.#change(() => this.#reasons.delete(part))
  }

  #change(change: () => unknown): void {
    const before = this.reason
    change()
    if (this.reason !== before) this.#onChange(this.reason)
  }
}
