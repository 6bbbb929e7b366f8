import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'

/** The timestamp of a block. */
export function blockTimeQuery(
  client: Client,
  { chainId, blockNumber }: { chainId: number; blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['blockTime', chainId, String(blockNumber)],
    queryFn: async () => {
      const { timestamp } = await getBlock(client, { blockNumber })
      return new Date(Number(timestamp) * 1_000)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
