import { useQuery } from '@tanstack/react-query'
import { chainKey } from '../../../shared/chains/chainKey'
import { useEnvironment } from '../../environment/useEnvironment'

/** Median delivery time of a staking chain's messages, in milliseconds; null or undefined while unknown. */
export function useDeliveryTime(chainId: number): number | null | undefined {
  const {
    protocol,
    manifest: { rewardsChain },
  } = useEnvironment()
  return useQuery({
    // A message is delivered by a transaction of the rewards chain.
    queryKey: chainKey(rewardsChain.chainId, 'deliveryTime', String(chainId)),
    queryFn: async ({ client: cache }) => (await protocol.load()).getDeliveryTime(chainId, cache),
  }).data
}
