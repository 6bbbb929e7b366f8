import { alignBaseFee } from '../anvil/alignBaseFee'
import { alignClock } from '../anvil/alignClock'
import { revalidatePool } from '../anvil/poolTransactions'
import type { NodeClient } from '../anvil/startNode'
import type { RollbackPlan } from './planRollback'

/**
 * Rolls a running node back in place, which preserves its subscriptions.
 *
 * @param change - Requests the rollback from the node, which only has the states of its last blocks.
 * @returns Whether the node is now in the state of its journals.
 */
export async function rollBackInPlace(
  client: NodeClient,
  { isAmbiguous, lastBlock, clock }: RollbackPlan,
  change: () => Promise<unknown>,
): Promise<boolean> {
  if (isAmbiguous) return false
  await revalidatePool(client, change)
  const { number, hash } = await client.getBlock()
  if (lastBlock ? hash !== lastBlock.hash : number !== 0n) return false
  await alignBaseFee(client)
  await alignClock(client, lastBlock, clock)
  return true
}
