import { useQuery } from '@tanstack/react-query'
import { useNetwork } from '../environment/useNetwork'
import { headQuery } from './headQuery'

/** Whether a chain's node gives no answer. */
export function useIsUnreachable(chainId: number): boolean {
  const { clientOf } = useNetwork()
  const query = headQuery(clientOf(chainId), chainId)
  // Only the one who follows the chain asks again and again.
  return useQuery({ ...query, refetchInterval: false }).isError
}
