import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import { getMessageRootEvents } from '../roots/getMessageRootEvents'

/** Values of proof levels that the settlement layer published in the block of the interop root. */
export function publishedLevelsQuery(
  settlementLayer: Client,
  { settlementLayer: { chainId, blockNumber }, sourceChainId, batchNumber }: MessageProof,
) {
  return queryOptions({
    queryKey: [
      'publishedLevels',
      String(chainId),
      String(blockNumber),
      String(sourceChainId),
      String(batchNumber),
    ],
    queryFn: async (): Promise<Partial<Record<ProofLevelName, Hash>>> => {
      const events = await getMessageRootEvents(settlementLayer, blockNumber)
      const published: Partial<Record<ProofLevelName, Hash>> = {}
      // Several batches may have been executed in the block, so the last event counts, except for the batch's own root.
      for (const event of events)
        switch (event.eventName) {
          case 'AppendedChainBatchRoot':
            if (event.args.chainId === sourceChainId && event.args.batchNumber === batchNumber)
              published.chainBatchRoot = event.args.chainBatchRoot
            break
          case 'NewChainRoot':
            if (event.args.chainId === sourceChainId) {
              published.chainRoot = event.args.chainRoot
              published.chainLeaf = event.args.chainIdLeafHash
            }
            break
          case 'NewInteropRoot': {
            const [root] = event.args.sides
            if (root) published.interopRoot = root
          }
        }
      return published
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
