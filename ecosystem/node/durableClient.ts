import { type Client, createClient, custom, keccak256 } from 'viem'
import * as schemas from '../jsonrpc/schemas'
import { retryAcrossRestarts } from './retryAcrossRestarts'
import type { SupervisedNode } from './SupervisedNode'

/** A receipt that is not available at once is so a moment later. */
const pollingInterval = 10

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

  const transport = custom({
    request: ({ method, params = [] }: { method: string; params?: readonly unknown[] }) =>
      method === 'eth_sendRawTransaction'
        ? sendRaw(params)
        : retryAcrossRestarts([node], signal, () => node.call(method, params)),
  })
  return createClient({ transport, pollingInterval, cacheTime: 0 })
}
