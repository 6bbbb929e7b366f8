import type { Hash } from 'viem'
import { type Address, isAddress, isHash } from 'viem'

/** A transaction that was sent from this browser and is not known to be included yet. */
export type PendingTransaction = {
  chainId: number
  account: Address
  hash: Hash
  /** What it is for, such as "Stake 0.1 ETH on staking1". */
  title: string
}

export type PendingTransactions = ReturnType<typeof pendingTransactions>

/**
 * Stores the hashes of sent transactions until they are included, so that they are tracked after a reload.
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
    /** Adds a transaction that the caller tracks itself. */
    add(transaction: PendingTransaction): void {
      followedHere.add(transaction.hash)
      write([...read(), transaction])
    },
    /** Removes a transaction whose outcome is known. */
    remove(hash: Hash): void {
      write(read().filter((transaction) => transaction.hash !== hash))
    },
    /** Transactions that this page does not track yet. */
    getSnapshot: () => snapshot,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** To be called when another tab has changed the storage. */
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
