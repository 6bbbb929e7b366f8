import { alignBaseFee } from './alignBaseFee'
import type { NodeClient } from './startNode'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Brings a node that does not mine automatically to the state that a rollback by number to its last block leaves.
 *
 * anvil remembers which contracts were created by transactions that it executed itself: slots that they read and never
 * wrote are not stored. After a rollback by number it has forgotten that, and such a slot is stored as zero, even if the
 * transaction reverts. So the same block has another state root.
 *
 * The clock of the node continues from its last block: if it was ahead of that, it has to be set again.
 */
export async function forgetCreations(client: NodeClient): Promise<void> {
  const { hash, timestamp } = await client.getBlock()
  const mine = { method: 'evm_mine', params: [{ timestamp: Number(timestamp) }] }
  await client.request<AnyRequest>(mine, { retryCount: 0 })
  await client.request<AnyRequest>({ method: 'anvil_rollback', params: [1] }, { retryCount: 0 })
  await alignBaseFee(client)
  if ((await client.getBlock()).hash !== hash) throw new Error('The node is at another block')
}
