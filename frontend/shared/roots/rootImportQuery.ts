import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { getRootImport } from '../../../interop/actions/getRootImport'
import { findBlockBefore } from '../../../interop/rpc/findBlockBefore'
import { type BlockRange, findInRanges } from '../../../interop/rpc/readInRanges'
import type { InteropRootId } from '../../../interop/types'
import { readBackward } from '../events/readBackward'

/** The clocks of two chains may differ by this. */
const clockSkewSeconds = 60

/**
 * The import of an interop root by a chain. Only enable this once the root is imported.
 *
 * @param publishedAt - When the batch was executed, which published the root; null if that is unknown.
 * @param fromBlock - The first block to search.
 */
export function rootImportQuery(
  destination: Client,
  {
    chainId,
    root,
    publishedAt,
    fromBlock,
  }: { chainId: number; root: InteropRootId; publishedAt: Date | null; fromBlock: number },
) {
  return queryOptions({
    queryKey: ['rootImport', chainId, String(root.chainId), String(root.blockNumber)],
    queryFn: async () => {
      const first = BigInt(fromBlock)
      const read = async (range: BlockRange) => {
        const found = await getRootImport(destination, { ...root, ...range })
        return found ? [found] : []
      }
      const start = publishedAt
        ? await findBlockBefore(destination, {
            timestamp: BigInt(Math.floor(publishedAt.getTime() / 1_000) - clockSkewSeconds),
            first,
          })
        : first
      const toBlock = await getBlockNumber(destination, { cacheTime: 0 })
      const found = await findInRanges(destination, { fromBlock: start, toBlock }, read)
      if (found) return found
      // Developers can move the clock of a chain.
      const { items } = await readBackward(destination, { before: start, first, count: 1 }, read)
      return items[0] ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
