import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNetwork } from '../environment/useNetwork'
import { chainKey } from './chainKey'
import { headQuery } from './headQuery'

/** Refetches the data of a chain for each new block. Renders nothing; mounted once per chain. */
export function FollowChain({ chainId }: { chainId: number }) {
  const { clientOf } = useNetwork()
  const queryClient = useQueryClient()
  const { data: head, isError } = useQuery(headQuery(clientOf(chainId), chainId))

  useEffect(() => {
    if (head !== undefined) queryClient.invalidateQueries({ queryKey: chainKey(chainId) })
  }, [queryClient, chainId, head])

  const wasUnreachable = useRef(false)
  useEffect(() => {
    // Failed queries may depend on several chains.
    if (wasUnreachable.current && !isError)
      queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
    wasUnreachable.current = isError
  }, [queryClient, isError])

  return null
}
