import type { Hex } from 'viem'
import type { AdminActions } from '../zksync/admin/client'

/**
 * Creates a fixture for all chains of a network, like Hardhat's `loadFixture` for a single chain.
 *
 * @param setUp - Runs when the fixture is loaded for the first time.
 * @returns A function that loads the fixture: later calls revert all chains to the state after `setUp`, and return its
 * result.
 */
export function createFixture<result>(
  admin: Pick<AdminActions, 'snapshot' | 'revert'>,
  setUp: () => Promise<result>,
): () => Promise<result> {
  let loaded: { snapshot: Hex; result: result } | undefined
  return async () => {
    // The snapshot is gone if the network was reverted to an earlier one.
    const isReverted = loaded !== undefined && (await admin.revert({ snapshot: loaded.snapshot }))
    const result = loaded && isReverted ? loaded.result : await setUp()
    loaded = { snapshot: await admin.snapshot(), result }
    return result
  }
}
