import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { chainKey } from '../../../interop/react/query/chainKey'
import { useNetwork } from '../environment/useNetwork'
import { latestBlockQuery } from './headQuery'
import { isReplaced, type LatestBlock } from './isReplaced'

/**
 * Refetches the data of a chain that can change with each block, for each new block, and all of its data after a reorg.
 * Renders nothing; mounted once per chain.
 */
export function FollowChain({ chainId }: { chainId: number }) {
  const { clientOf } = useNetwork()
  const queryClient = useQueryClient()
  const client = clientOf(chainId)
  const { data: latest, isError } = useQuery(latestBlockQuery(client, chainId))

  const previous = useRef<LatestBlock>(undefined)
  useEffect(() => {
    if (!latest || latest.hash === previous.current?.hash) return
    const before = previous.current
    previous.current = latest
    queryClient.invalidateQueries({ queryKey: chainKey(chainId) })
    if (!before) return
    isReplaced(client, before, latest)
      // A node that fails now may have had a reorg.
      .catch(() => true)
      .then((isReorg) => {
        // The keys of all queries begin with what they are, and their chain.
        if (isReorg)
          queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === chainId })
      })
  }, [queryClient, client, chainId, latest])

  const wasUnreachable = useRef(false)
  useEffect(() => {
    // Failed queries may depend on several chains.
    if (wasUnreachable.current && !isError)
      queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
    wasUnreachable.current = isError
  }, [queryClient, isError])

  return null
}
