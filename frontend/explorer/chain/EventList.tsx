import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { Pager, useBefore } from '../components/Pager'
import { QueryBoundary } from '../components/QueryBoundary'
import { type EventReader, eventPageQuery } from '../events/eventPageQuery'

const shown = 15

/** A paginated list of events. */
export function EventList<item extends { blockNumber: bigint }>({
  chain,
  name,
  what,
  read,
  children,
}: {
  chain: ManifestChain
  /** Identifies the kind of events in the cache. */
  name: string
  /** Name of the items, in the plural. */
  what: string
  read: EventReader<item>
  children: (items: readonly item[]) => ReactNode
}) {
  const { clientOf } = useNetwork()
  const { chainId } = chain
  const before = useBefore()
  const page = useQuery(
    eventPageQuery(clientOf(chainId), { chainId, name, before, count: shown, read }),
  )
  return (
    <QueryBoundary query={page}>
      {({ items, from }) => (
        <>
          {items.length > 0 ? (
            children(items)
          ) : (
            <p className="text-sm text-soft">
              {from === 0n
                ? `No ${before === undefined ? '' : 'older '}${what}.`
                : `No ${what} ${before === undefined ? `since block ${from}` : `in blocks ${from} to ${before - 1n}`}.`}
            </p>
          )}
          <Pager label={`${what} of ${chain.name}`} older={from === 0n ? null : from} />
        </>
      )}
    </QueryBoundary>
  )
}
