import { useQuery } from '@tanstack/react-query'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'

/** Why a chain cannot be used: its node is unreachable or reports another chain id; null if it can. */
export function useOutage(chainId: number): Error | null {
  const { clientOf } = useNetwork()
  const query = headQuery(clientOf(chainId), chainId)
  // Polled by FollowChain.
  return useQuery({ ...query, refetchInterval: false }).error
}
