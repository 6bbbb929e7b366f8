import type { Address } from 'viem'

/**
 * Accounts that clients may send from without a signature: those of the node, and those that a client impersonates. The
 * node also impersonates accounts for the ecosystem, which clients cannot use.
 */
export class UnlockedAccounts {
  readonly #owned: ReadonlySet<string>
  readonly #impersonated = new Set<string>()
  /** Whether a client impersonates every account. */
  impersonatesAll = false

  constructor(owned: readonly Address[]) {
    this.#owned = new Set(owned.map((account) => account.toLowerCase()))
  }

  has(account: Address): boolean {
    const key = account.toLowerCase()
    return this.impersonatesAll || this.#owned.has(key) || this.#impersonated.has(key)
  }

  impersonate(account: Address): void {
    this.#impersonated.add(account.toLowerCase())
  }

  stopImpersonating(account: Address): void {
    this.#impersonated.delete(account.toLowerCase())
  }
}
