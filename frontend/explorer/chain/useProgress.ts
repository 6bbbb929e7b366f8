import { useQuery } from '@tanstack/react-query'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { hasBatches } from '../hasBatches'
import { progressQuery } from './progressQuery'

/** How far a chain has come: its head, and its batches. */
export function useProgress(chainId: number) {
  const { manifest, clientOf } = useNetwork()
  const client = clientOf(chainId)
  // Only the one who follows the chain asks again and again.
  const head = useQuery({ ...headQuery(client, chainId), refetchInterval: false })
  const progress = useQuery({
    ...progressQuery(client, { chainId, head: head.data }),
    enabled: hasBatches(manifest, chainId),
  })
  return { head, progress }
}
