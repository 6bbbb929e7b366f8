import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'

/** The number of a chain's latest block; polled. Other data is refetched for each new block. */
export function headQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: ['head', chainId],
    queryFn: () => getBlockNumber(client, { cacheTime: 0 }),
    refetchInterval: client.pollingInterval,
  })
}
