import type { Address } from 'viem'

/**
 * The accounts that a client may send from without a signature: those whose keys the node has, and those that a client
 * impersonates. The node itself impersonates more, on behalf of the ecosystem, and these are not for clients.
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
