import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { useProgress } from '../chain/useProgress'
import { BatchLink, RootLink } from '../components/links'
import { StageBadge } from '../components/StageBadge'
import { eventPageQuery } from '../events/eventPageQuery'
import { hasBatches } from '../hasBatches'
import { readImportedRoots } from '../root/readImportedRoots'
import { messagesInFlightQuery } from '../zksync/messagesInFlightQuery'
import { ChainCard, Figure, HeadFigure } from './ChainCard'

/** The card of a chain other than the settlement layer. */
export function OverviewCard({ chain }: { chain: ManifestChain }) {
  const { chainId } = chain
  const { manifest, clientOf } = useNetwork()
  const head = useQuery({ ...headQuery(clientOf(chainId), chainId), refetchInterval: false })
  return (
    <ChainCard chain={chain} isUnreachable={head.isError}>
      <HeadFigure chainId={chainId} head={head.data} />
      {hasBatches(manifest, chainId) && <BatchFigures chainId={chainId} />}
    </ChainCard>
  )
}

function BatchFigures({ chainId }: { chainId: number }) {
  const { clientOf } = useNetwork()
  const client = clientOf(chainId)
  const { progress } = useProgress(chainId)
  const { batchNumber, batch } = progress.data ?? {}
  const inFlight = useQuery(messagesInFlightQuery(client, chainId))
  const { data: roots } = useQuery(
    eventPageQuery(client, { chainId, name: 'importedRoots', count: 1, read: readImportedRoots }),
  )
  const [root] = roots?.items ?? []
  return (
    <>
      <Figure name="Last batch">
        {batch ? (
          <>
            <BatchLink chainId={chainId} number={batch.number} />
            <StageBadge stage={batch.stage} />
          </>
        ) : (
          batchNumber === 0n && 'none yet'
        )}
      </Figure>
      <Figure name="Last root imported">
        {root ? (
          <span>
            block <RootLink chainId={Number(root.id.chainId)} blockNumber={root.id.blockNumber} />
          </span>
        ) : (
          roots && 'none yet'
        )}
      </Figure>
      <Figure name="Messages in flight">{inFlight.data}</Figure>
    </>
  )
}
