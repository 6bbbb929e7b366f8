import { setTimeout as delay } from 'node:timers/promises'
import { encodeFunctionData } from 'viem'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import type { Pace } from '../config/pace'
import type { NodeClient } from '../node/startNode'
import { writeAs } from '../node/writeAs'
import type { ImportedRoot } from './Batch'

/** A live chain's bootloader imports no more per batch either. */
const maxRootsAtOnce = 100

/**
 * Imports interop roots into one chain, in order, as its bootloader does.
 *
 * A root that makes a message verifiable is imported at once, also when the chain is otherwise idle; any other root
 * waits for the next such one. Otherwise chains would wake each other up for ever: every import makes a block, every
 * block a batch, every batch a root.
 *
 * @returns A function that takes the next root.
 */
export function importRoots({
  client,
  pace,
  signal,
  onError,
}: {
  client: NodeClient
  pace: () => Pace
  signal: AbortSignal
  onError: (error: Error) => void
}): (root: ImportedRoot, hasMessages: boolean) => void {
  const pending: ImportedRoot[] = []
  let lane = Promise.resolve()

  async function run(): Promise<void> {
    await delay(pace().import, undefined, { signal })
    while (pending.length > 0) {
      const roots = pending.splice(0, maxRootsAtOnce)
      await writeAs(client, {
        from: systemAddresses.bootloader,
        to: systemAddresses.interopRootStorage,
        abi: l2InteropRootStorageAbi,
        data: encodeFunctionData({
          abi: l2InteropRootStorageAbi,
          functionName: 'addInteropRootsInBatch',
          args: [
            roots.map(({ chainId, blockNumber, root }) => ({
              chainId,
              blockOrBatchNumber: blockNumber,
              sides: [root],
            })),
          ],
        }),
      })
    }
  }

  return (root, hasMessages) => {
    pending.push(root)
    if (!hasMessages) return
    lane = lane.then(run).catch((error: Error) => {
      if (!signal.aborted) onError(error)
    })
  }
}
