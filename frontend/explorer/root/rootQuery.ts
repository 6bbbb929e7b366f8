import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessageRootEvents } from '../../shared/roots/getMessageRootEvents'

/** Events of a block of the settlement layer. */
export type RootOfBlock = {
  /** The interop root at the end of the block; null if none was published. */
  root: Hash | null
  /** The batches that were executed in the block. */
  batches: { chainId: number; number: bigint; chainBatchRoot: Hash }[]
}

/** Events of a block of the settlement layer. Only enable this once the block exists. */
export function rootQuery(
  settlementLayer: Client,
  { chainId, blockNumber }: { chainId: number; blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['rootOfBlock', chainId, String(blockNumber)],
    queryFn: async (): Promise<RootOfBlock> => {
      const events = await getMessageRootEvents(settlementLayer, blockNumber)
      const published: RootOfBlock = { root: null, batches: [] }
      for (const { eventName, args } of events)
        switch (eventName) {
          case 'AppendedChainBatchRoot':
            published.batches.push({
              chainId: Number(args.chainId),
              number: args.batchNumber,
              chainBatchRoot: args.chainBatchRoot,
            })
            break
          case 'NewInteropRoot':
            // The last one of the block is final.
            published.root = args.sides[0] ?? null
        }
      return published
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
