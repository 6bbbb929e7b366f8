import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessageRootEvents } from '../../shared/roots/getMessageRootEvents'

/** What the settlement layer published in one of its blocks. */
export type RootOfBlock = {
  /** The interop root at the end of the block; null if the block published none. */
  root: Hash | null
  /** The batches that were executed in the block. */
  batches: { chainId: number; number: bigint; chainBatchRoot: Hash }[]
}

/** What the settlement layer published in a block. Ask only once there is that block. */
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
            // Of several in a block the last one counts.
            published.root = args.sides[0] ?? null
        }
      return published
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
