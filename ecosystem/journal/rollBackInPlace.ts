import { alignBaseFee } from '../anvil/alignBaseFee'
import { alignClock } from '../anvil/alignClock'
import type { NodeClient } from '../anvil/startNode'
import type { RollbackPlan } from './ChainStore'

/**
 * Rolls a running node back in place, which keeps its subscriptions.
 *
 * @param change - Asks it to: it knows the states of its last blocks alone.
 * @returns Whether it is now what its journals say.
 */
export async function rollBackInPlace(
  client: NodeClient,
  { isAmbiguous, lastBlock }: RollbackPlan,
  change: () => Promise<unknown>,
): Promise<boolean> {
  if (isAmbiguous) return false
  await change()
  const { number, hash } = await client.getBlock()
  if (lastBlock ? hash !== lastBlock.hash : number !== 0n) return false
  await alignBaseFee(client)
  await alignClock(client, lastBlock)
  return true
}
