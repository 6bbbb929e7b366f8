import { useQuery } from '@tanstack/react-query'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'

/** Why a chain's node is of no use: it does not answer, or as another chain; null if neither is the case. */
export function useOutage(chainId: number): Error | null {
  const { clientOf } = useNetwork()
  const query = headQuery(clientOf(chainId), chainId)
  // Only the one who follows the chain asks again and again.
  return useQuery({ ...query, refetchInterval: false }).error
}
