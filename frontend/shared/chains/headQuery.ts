import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { headInterval } from './headInterval'
import type { LatestBlock } from './isReplaced'

/** A chain's latest block; polled. Other data is refetched whenever it is another one. */
export function latestBlockQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: ['head', chainId],
    async queryFn(): Promise<LatestBlock & { timestamp: bigint }> {
      const { number, hash, parentHash, timestamp } = await getBlock(client, { blockTag: 'latest' })
      return { number, hash, parentHash, timestamp }
    },
    refetchInterval: ({ state }) =>
      headInterval(client.pollingInterval, state.data?.timestamp, Date.now()),
  })
}

/** The number of that block. */
export function headQuery(client: Client, chainId: number) {
  return {
    ...latestBlockQuery(client, chainId),
    select: ({ number }: LatestBlock) => number,
  }
}
