import { requestNode } from '../anvil/requestNode'
import type { SupervisedNode } from '../node/SupervisedNode'

const { signal } = new AbortController()

/**
 * Drops the last blocks of a node without settlement.
 *
 * @param inPlace - How the node rolls back without a restart.
 */
export function rollBack(
  node: SupervisedNode,
  depth: number,
  inPlace = (address: string): Promise<unknown> => requestNode(address, 'anvil_rollback', [depth]),
): Promise<void> {
  return node.quiesce(async (quiet) => {
    const plan = quiet.planRollbackToBlock(node.blocks.head - BigInt(depth))
    if (!plan) throw new Error('The state is no longer kept')
    await quiet.rollBack({ plan, followUp: { replay: [], others: [] }, inPlace, signal })
    await node.journal.completeRollback()
  })
}
