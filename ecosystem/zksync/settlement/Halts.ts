/** Tracks why one kind of work of a chain is halted. Several parts of it can be halted, each for its own reason. */
export class Halts<part extends string> {
  readonly #reasons = new Map<part, string>()
  readonly #onChange: (reason: string | null) => void

  /** @param onChange - Called with the first reason when it changes; with null once the work resumes. */
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
