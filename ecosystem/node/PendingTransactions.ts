import type { Hash, Hex } from 'viem'
import { inOneBlock } from '../anvil/mining'
import type { EvmNode } from '../anvil/startNode'

const watchMs = 1_000

/** The signed transactions that a node has accepted and that are in no durable block yet: they must survive the node. */
export class PendingTransactions {
  readonly #transactions = new Map<Hash, Hex>()
  readonly #onPending: () => void
  #timer: NodeJS.Timeout | null = null

  /** @param onPending - Called every second while there are any. */
  constructor(onPending: () => void) {
    this.#onPending = onPending
  }

  track(hash: Hash, transaction: Hex): void {
    this.#transactions.set(hash, transaction)
    this.#watch()
  }

  /** The signed transaction with a hash, if it is tracked. */
  get(hash: Hash): Hex | undefined {
    return this.#transactions.get(hash)
  }

  /** The transaction was included in a durable block, or rejected. */
  untrack(hash: Hash): void {
    this.#transactions.delete(hash)
  }

  #watch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      if (this.#transactions.size === 0) return
      this.#onPending()
      this.#watch()
    }, watchMs).unref()
  }

  /**
   * Sends all of them to a restarted node, which includes them in a single block if it has automine: with a large state,
   * one block for each would take minutes.
   */
  async resubmit({ client, direct }: EvmNode): Promise<void> {
    if (this.#transactions.size === 0) return
    const send = async () => {
      for (const transaction of this.#transactions.values())
        await client.sendRawTransaction({ serializedTransaction: transaction }).catch(() => {
          // It is included already, or no longer valid.
        })
    }
    await ((await client.getAutomine()) ? inOneBlock(direct, send) : send())
  }
}
