import type { Hash, Hex } from 'viem'
import { decodeEip712Transaction } from './decodeEip712Transaction'
import type { Eip712Transaction } from './Eip712Transaction'

/**
 * Maps hashes of transactions of type 0x71: clients use one hash, and the node, which executes them as another type,
 * another one.
 *
 * Everything follows from the serialized transactions: `restore` restores what `raw` lists.
 */
export class TransactionAliases {
  readonly #byHash = new Map<string, Eip712Transaction>()
  readonly #byNodeHash = new Map<string, Eip712Transaction>()
  readonly #record: (raw: Hex) => void

  /** @param record - Called with the bytes of each added transaction, from which it can be restored. */
  constructor(record: (raw: Hex) => void = () => {}) {
    this.#record = record
  }

  get size(): number {
    return this.#byHash.size
  }

  /** Serialized transactions, in the order in which they were sent. */
  get raw(): Hex[] {
    return [...this.#byHash.values()].map(({ raw }) => raw)
  }

  add(transaction: Eip712Transaction): void {
    this.#enter(transaction)
    this.#record(transaction.raw)
  }

  #enter(transaction: Eip712Transaction): void {
    this.#byHash.set(transaction.hash, transaction)
    this.#byNodeHash.set(transaction.nodeHash, transaction)
  }

  /** Removes a transaction, unless it was added again since. */
  delete(transaction: Eip712Transaction): void {
    const { hash, nodeHash } = transaction
    if (this.#byHash.get(hash) === transaction) this.#byHash.delete(hash)
    if (this.#byNodeHash.get(nodeHash) === transaction) this.#byNodeHash.delete(nodeHash)
  }

  /** Adds transactions that were accepted before. */
  restore(raw: readonly Hex[]): void {
    for (const bytes of raw) this.#enter(decodeEip712Transaction(bytes))
  }

  /** By the hash that clients know. */
  get(hash: Hash): Eip712Transaction | undefined {
    return this.#byHash.get(hash.toLowerCase())
  }

  /** By the hash that the node knows. */
  getByNodeHash(nodeHash: string): Eip712Transaction | undefined {
    return this.#byNodeHash.get(nodeHash)
  }

  /** The hash that the node knows, from the one that clients know. */
  toNodeHash(hash: Hash): Hash {
    return this.get(hash)?.nodeHash ?? hash
  }
}
