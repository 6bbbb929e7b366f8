import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNetwork } from '../environment/useNetwork'
import { chainKey } from './chainKey'
import { headQuery } from './headQuery'

/** Shows nothing, but has the page read again what it shows of a chain whenever that has a new block. Once for each chain. */
export function FollowChain({ chainId }: { chainId: number }) {
  const { clientOf } = useNetwork()
  const queryClient = useQueryClient()
  const { data: head, isError } = useQuery(headQuery(clientOf(chainId), chainId))

  useEffect(() => {
    if (head !== undefined) queryClient.invalidateQueries({ queryKey: chainKey(chainId) })
  }, [queryClient, chainId, head])

  const wasUnreachable = useRef(false)
  useEffect(() => {
    // What could not be read meanwhile may need several chains.
    if (wasUnreachable.current && !isError)
      queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
    wasUnreachable.current = isError
  }, [queryClient, isError])

  return null
}
