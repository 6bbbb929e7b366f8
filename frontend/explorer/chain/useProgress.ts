import { useQuery } from '@tanstack/react-query'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { hasBatches } from '../hasBatches'
import { progressQuery } from './progressQuery'

/** The head and the last batch of a chain. */
export function useProgress(chainId: number) {
  const { manifest, clientOf } = useNetwork()
  const client = clientOf(chainId)
  // Polled by FollowChain.
  const head = useQuery({ ...headQuery(client, chainId), refetchInterval: false })
  const progress = useQuery({
    ...progressQuery(client, { chainId, head: head.data }),
    enabled: hasBatches(manifest, chainId),
  })
  return { head, progress }
}
