import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { chainKey } from '../../../../interop/react/query/chainKey'

/** How often an unknown time is read again. */
const unknownUpdateMs = 5_000

/**
 * Median delivery time of a staking chain's messages, in milliseconds; null while unknown.
 *
 * @param rewardsChainId - A message is delivered by a transaction of this chain.
 */
export function deliveryTimeQuery({
  chainId,
  rewardsChainId,
  getDeliveryTime,
}: {
  chainId: number
  rewardsChainId: number
  getDeliveryTime: (chainId: number, cache: QueryClient) => Promise<number | null>
}) {
  return queryOptions({
    queryKey: chainKey(rewardsChainId, 'deliveryTime', String(chainId)),
    queryFn: ({ client: cache }) => getDeliveryTime(chainId, cache),
    // The first message of a new network may be delivered before its times are known.
    refetchInterval: ({ state }) => (state.data == null ? unknownUpdateMs : false),
  })
}
