import type { Hash } from 'viem'
import { type Address, isAddress, isHash } from 'viem'

/** A transaction that was sent and is in no block yet, as far as this browser knows. */
export type PendingTransaction = {
  chainId: number
  account: Address
  hash: Hash
  /** What it is for, such as "Stake 0.1 ETH on staking1". */
  title: string
}

export type PendingTransactions = ReturnType<typeof pendingTransactions>

/**
 * Remembers transactions until they are in a block, so that closing the page loses sight of none.
 *
 * The chains remain the truth: this is only where to look.
 *
 * @param storage - Shared by all tabs.
 */
export function pendingTransactions(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  { environment }: { environment: string },
) {
  const storageKey = `interstake.pending.${environment}`
  const followedHere = new Set<Hash>()
  const listeners = new Set<() => void>()
  let snapshot = read()

  function read(): readonly PendingTransaction[] {
    try {
      const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]')
      return Array.isArray(stored) ? stored.filter(isPendingTransaction) : []
    } catch {
      return []
    }
  }

  function write(transactions: readonly PendingTransaction[]): void {
    storage.setItem(storageKey, JSON.stringify(transactions))
    reload()
  }

  function reload(): void {
    snapshot = read().filter(({ hash }) => !followedHere.has(hash))
    for (const listener of listeners) listener()
  }

  return {
    /** Remembers a transaction that the caller follows itself. */
    add(transaction: PendingTransaction): void {
      followedHere.add(transaction.hash)
      write([...read(), transaction])
    },
    /** Forgets a transaction: it is known what became of it. */
    remove(hash: Hash): void {
      write(read().filter((transaction) => transaction.hash !== hash))
    },
    /** Those that nothing on this page follows yet. */
    getSnapshot: () => snapshot,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Call when another tab has changed the storage. */
    reload,
  }
}

function isPendingTransaction(value: unknown): value is PendingTransaction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'chainId' in value &&
    typeof value.chainId === 'number' &&
    'account' in value &&
    typeof value.account === 'string' &&
    isAddress(value.account) &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    isHash(value.hash) &&
    'title' in value &&
    typeof value.title === 'string'
  )
}
