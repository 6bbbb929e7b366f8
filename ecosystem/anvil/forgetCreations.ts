import { alignBaseFee } from './alignBaseFee'
import type { NodeClient } from './startNode'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Brings a node that mines nothing by itself to where a rollback to its last block by number leaves it.
 *
 * anvil remembers which contracts were created by transactions that it executed itself: slots that they read and never
 * wrote leave no trace. After a rollback by number it has forgotten that, and such a slot becomes a zero in the state,
 * even if the transaction reverts. So the same block then has another state root.
 */
export async function forgetCreations(client: NodeClient): Promise<void> {
  const [{ hash, timestamp }, pending] = await Promise.all([
    client.getBlock(),
    client.getBlock({ blockTag: 'pending' }),
  ])
  const mine = { method: 'evm_mine', params: [{ timestamp: Number(timestamp) }] }
  await client.request<AnyRequest>(mine, { retryCount: 0 })
  await client.request<AnyRequest>({ method: 'anvil_rollback', params: [1] }, { retryCount: 0 })
  await alignBaseFee(client)
  await client.request<AnyRequest>({ method: 'evm_setTime', params: [Number(pending.timestamp)] })
  if ((await client.getBlock()).hash !== hash) throw new Error('The node is at another block')
}
