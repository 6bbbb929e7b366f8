import { useQuery } from '@tanstack/react-query'
import { useNetwork } from '../environment/useNetwork'
import { headQuery } from './headQuery'

/** Why a chain's node is of no use: it does not answer, or as another chain; null if neither is the case. */
export function useOutage(chainId: number): Error | null {
  const { clientOf } = useNetwork()
  const query = headQuery(clientOf(chainId), chainId)
  // Only the one who follows the chain asks again and again.
  return useQuery({ ...query, refetchInterval: false }).error
}
