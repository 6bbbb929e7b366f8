import type { Hash, Hex } from 'viem'
import { inOneBlock } from '../anvil/mining'
import type { EvmNode } from '../anvil/startNode'

/** The signed transactions that a node has accepted and that are in no durable block yet: they must survive the node. */
export class PendingTransactions {
  readonly #transactions = new Map<Hash, Hex>()

  track(hash: Hash, transaction: Hex): void {
    this.#transactions.set(hash, transaction)
  }

  /** The transaction was included in a durable block, or rejected. */
  untrack(hash: Hash): void {
    this.#transactions.delete(hash)
  }

  /**
   * Sends all of them to a restarted node, which includes them in a single block if it has automine: with a large state,
   * one block for each would take minutes.
   */
  async resubmit({ client, address }: EvmNode): Promise<void> {
    if (this.#transactions.size === 0) return
    const send = async () => {
      for (const transaction of this.#transactions.values())
        await client.sendRawTransaction({ serializedTransaction: transaction }).catch(() => {
          // It is included already, or no longer valid.
        })
    }
    await ((await client.getAutomine()) ? inOneBlock(address, send) : send())
  }
}
