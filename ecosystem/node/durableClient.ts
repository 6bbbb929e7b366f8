import { type Client, createClient, custom, keccak256 } from 'viem'
import * as schemas from '../jsonrpc/schemas'
import { retryAcrossRestarts } from './retryAcrossRestarts'
import type { SupervisedNode } from './SupervisedNode'

/** A receipt that is not there at once is there a moment later. */
const pollingInterval = 10

/**
 * A client that waits while its node is being restarted, and whose signed transactions survive that.
 *
 * @param signal - Ends all that waits.
 */
export function durableClient(node: SupervisedNode, signal: AbortSignal): Client {
  async function sendRaw(params: readonly unknown[]): Promise<unknown> {
    const transaction = schemas.hex.parse(params[0])
    const hash = keccak256(transaction)
    try {
      return await retryAcrossRestarts([node], signal, async (isRetry) => {
        // The node was given it when it came back.
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
