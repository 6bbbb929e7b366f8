import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { RootLink } from '../components/links'
import { eventPageQuery } from '../events/eventPageQuery'
import { publishedRoots } from '../root/publishedRoots'
import { ChainCard, Figure, HeadFigure } from './ChainCard'

// Only available for local networks.
const SettlementDelays = lazy(() =>
  import('./SettlementDelays').then((module) => ({ default: module.SettlementDelays })),
)

/** The card of the settlement layer. */
export function SettlementLayerCard({ chain }: { chain: ManifestChain }) {
  const { chainId } = chain
  const { clientOf, manifest } = useNetwork()
  const client = clientOf(chainId)
  const head = useQuery({ ...headQuery(client, chainId), refetchInterval: false })
  const { data: roots } = useQuery(
    eventPageQuery(client, { chainId, source: publishedRoots, count: 1 }),
  )
  const [root] = roots?.items ?? []
  return (
    <ChainCard chain={chain} isUnreachable={head.isError}>
      <HeadFigure chainId={chainId} head={head.data} />
      <Figure name="Last interop root">
        {root ? <RootLink chainId={chainId} blockNumber={root.blockNumber} /> : roots && 'none yet'}
      </Figure>
      <Figure name="Published">{root ? <AgedTimestamp at={root.at} /> : roots && '–'}</Figure>
      {manifest.adminUrl && (
        <Figure name="Settlement delays">
          <Suspense>
            <SettlementDelays adminUrl={manifest.adminUrl} />
          </Suspense>
        </Figure>
      )}
    </ChainCard>
  )
}
