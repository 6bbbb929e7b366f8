import { setTimeout as delay } from 'node:timers/promises'
import { type Client, createClient, custom, keccak256 } from 'viem'
import * as schemas from '../jsonrpc/schemas'
import { retryAcrossRestarts } from './retryAcrossRestarts'
import type { SupervisedNode } from './SupervisedNode'

/** A receipt that is not available immediately is so a moment later. */
const pollingInterval = 10
/** Even with automine, a transaction may stay pending, such as one with a low fee. */
const maxMiningMs = 2_000

/**
 * Creates a client that waits while its node is restarted, and whose signed transactions survive that.
 *
 * @param signal - Aborts all that waits.
 */
export function durableClient(node: SupervisedNode, signal: AbortSignal): Client {
  async function sendRaw(params: readonly unknown[]): Promise<unknown> {
    const transaction = schemas.hex.parse(params[0])
    const hash = keccak256(transaction)
    try {
      return await retryAcrossRestarts([node], signal, async (isRetry) => {
        // It was resubmitted when the node was restarted.
        if (isRetry) return hash
        node.pending.track(hash, transaction)
        return node.call('eth_sendRawTransaction', params)
      })
    } catch (error) {
      node.pending.untrack(hash)
      throw error
    }
  }

  const call = (method: string, params: readonly unknown[]) =>
    retryAcrossRestarts([node], signal, () => node.call(method, params))

  /**
   * Resolves once a transaction is mined, unless its node does not mine immediately. viem skips a block that is mined
   * while it looks for a replacement of the transaction: without another block, it would never find the receipt.
   */
  async function mined(hash: unknown): Promise<void> {
    const deadline = performance.now() + maxMiningMs
    while ((await call('eth_getTransactionReceipt', [hash])) === null) {
      if (performance.now() > deadline || !(await call('anvil_getAutomine', []))) return
      await delay(pollingInterval, undefined, { signal })
    }
  }

  const transport = custom({
    async request({ method, params = [] }: { method: string; params?: readonly unknown[] }) {
      const result = await (method === 'eth_sendRawTransaction'
        ? sendRaw(params)
        : call(method, params))
      if (method === 'eth_sendRawTransaction' || method === 'eth_sendTransaction')
        await mined(result)
      return result
    },
  })
  return createClient({ transport, pollingInterval, cacheTime: 0 })
}
