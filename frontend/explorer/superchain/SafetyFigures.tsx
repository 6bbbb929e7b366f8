import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { BlockLink } from '../components/links'
import { QueryValue } from '../components/QueryValue'
import { Figure } from '../overview/ChainCard'
import { safetyQuery } from './safetyQuery'

// Only available for local networks.
const PendingMessages = lazy(() =>
  import('./PendingMessages').then((module) => ({ default: module.PendingMessages })),
)

/** The last safe and final blocks of a chain, and how many messages to it are not relayed. */
export function SafetyFigures({ chainId }: { chainId: number }) {
  const { clientOf, manifest } = useNetwork()
  const client = clientOf(chainId)
  // Polled by FollowChain.
  const { data: head } = useQuery({ ...headQuery(client, chainId), refetchInterval: false })
  const safety = useQuery(safetyQuery(client, { chainId, head }))
  return (
    <>
      <Figure name="Safe">
        <QueryValue query={safety}>
          {({ safe }) => <BlockLink chainId={chainId} number={safe} />}
        </QueryValue>
      </Figure>
      <Figure name="Finalized">
        <QueryValue query={safety}>
          {({ finalized }) => <BlockLink chainId={chainId} number={finalized} />}
        </QueryValue>
      </Figure>
      {manifest.adminUrl && (
        <Figure name="Messages to relay">
          <Suspense>
            <PendingMessages adminUrl={manifest.adminUrl} chainId={chainId} />
          </Suspense>
        </Figure>
      )}
    </>
  )
}
