import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useEnvironment } from '../environment/useEnvironment'
import { chainKey } from './chainKey'
import { headQuery } from './headQuery'

/**
 * Reads again what the page shows of a chain, whenever the chain has a new block.
 *
 * @returns Whether the chain's node answers.
 */
export function useFollowChain(chainId: number): { isUnreachable: boolean } {
  const { config } = useEnvironment()
  const queryClient = useQueryClient()
  const { data: head, isError } = useQuery(headQuery(config.getClient({ chainId }), chainId))

  useEffect(() => {
    if (head !== undefined) queryClient.invalidateQueries({ queryKey: chainKey(chainId) })
  }, [queryClient, chainId, head])

  return { isUnreachable: isError }
}
