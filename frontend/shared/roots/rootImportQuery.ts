import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { getRootImport } from '../../../interop/actions/getRootImport'
import type { InteropRootId } from '../../../interop/types'
import { readInRanges } from '../events/readInRanges'

/**
 * The import of an interop root by a chain. Only enable this once the root is imported.
 *
 * @param fromBlock - The first block to search.
 */
export function rootImportQuery(
  destination: Client,
  { chainId, root, fromBlock }: { chainId: number; root: InteropRootId; fromBlock: number },
) {
  return queryOptions({
    queryKey: ['rootImport', chainId, String(root.chainId), String(root.blockNumber)],
    queryFn: async () => {
      const [rootImport] = await readInRanges(
        {
          fromBlock: BigInt(fromBlock),
          toBlock: await getBlockNumber(destination, { cacheTime: 0 }),
        },
        async (range) => {
          const found = await getRootImport(destination, { ...root, ...range })
          return found ? [found] : []
        },
      )
      return rootImport ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
