import { encodeFunctionData } from 'viem'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import type { NodeClient } from '../node/startNode'
import { writeAs } from '../node/writeAs'
import type { ImportedRoot } from './Batch'
import type { Tempo } from './Tempo'

/** A live chain's bootloader imports no more per batch either. */
const maxRootsAtOnce = 100

/**
 * Imports interop roots into one chain, in order, as its bootloader does.
 *
 * A root that makes a message verifiable is imported at once, also when the chain is otherwise idle; any other root
 * waits for the next such one. Otherwise chains would wake each other up for ever: every import makes a block, every
 * block a batch, every batch a root.
 *
 */
export function importRoots({
  client,
  tempo,
  signal,
  onError,
}: {
  client: NodeClient
  tempo: Tempo
  signal: AbortSignal
  onError: (error: Error) => void
}) {
  const pending: ImportedRoot[] = []
  let last: ImportedRoot | undefined
  let lane = Promise.resolve()

  async function run(): Promise<void> {
    await tempo.wait('import', signal)
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
      last = roots.at(-1)
    }
  }

  return {
    /** The root that was imported last. */
    get last(): ImportedRoot | undefined {
      return last
    },
    /** Takes the next root. */
    add(root: ImportedRoot, hasMessages: boolean): void {
      pending.push(root)
      if (!hasMessages) return
      lane = lane.then(run).catch((error: Error) => {
        if (!signal.aborted) onError(error)
      })
    },
  }
}
