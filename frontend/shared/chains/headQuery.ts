import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'

/** The number of a chain's latest block, asked for again and again: the only thing that is. */
export function headQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: ['head', chainId],
    queryFn: () => getBlockNumber(client, { cacheTime: 0 }),
    refetchInterval: client.pollingInterval,
  })
}
