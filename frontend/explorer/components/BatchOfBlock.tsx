import { useQuery } from '@tanstack/react-query'
import { useNetwork } from '../../shared/environment/useNetwork'
import { hasBatches } from '../hasBatches'
import { batchQuery } from '../queries/batchQuery'
import { blockQuery } from '../queries/blockQuery'
import { BatchLink } from './links'
import { StageBadge } from './StageBadge'

/** The batch of a block, with its stage. */
export function BatchOfBlock({ chainId, blockNumber }: { chainId: number; blockNumber: bigint }) {
  const { manifest, clientOf } = useNetwork()
  const client = clientOf(chainId)
  const { data: block } = useQuery(
    blockQuery(client, { chainId, number: blockNumber, isBatched: hasBatches(manifest, chainId) }),
  )
  const number = block?.batchNumber ?? null
  const { data: batch } = useQuery({
    ...batchQuery(client, { chainId, number: number ?? 0n }),
    enabled: number !== null,
  })
  if (number === null) return block ? <StageBadge stage="not sealed" /> : '…'
  return (
    <span className="inline-flex items-center gap-2">
      <BatchLink chainId={chainId} number={number} />
      {batch && <StageBadge stage={batch.stage} />}
    </span>
  )
}
