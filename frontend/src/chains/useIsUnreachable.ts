import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../environment/useEnvironment'
import { headQuery } from './headQuery'

/** Whether a chain's node gives no answer. */
export function useIsUnreachable(chainId: number): boolean {
  const { config } = useEnvironment()
  const query = headQuery(config.getClient({ chainId }), chainId)
  // Only the one who follows the chain asks again and again.
  return useQuery({ ...query, refetchInterval: false }).isError
}
