import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import { getMessageRootEvents } from '../roots/getMessageRootEvents'

/** What the settlement layer itself published about the levels of a proof, in the block that the proof leads to. */
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
      // Several batches may have been executed in the block: for all but the batch's own root the last word counts.
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
