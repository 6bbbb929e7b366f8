import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import type { EventPosition } from '../../shared/events/EventPosition'
import { Pager, useBeforeText } from '../components/Pager'
import { QueryBoundary } from '../components/QueryBoundary'
import type { EventSource } from '../events/EventSource'
import { eventPageQuery } from '../events/eventPageQuery'
import { formatPosition, parsePosition } from '../events/LogPosition'

const shown = 15

/** A paginated list of events. */
export function EventList<event>({
  chain,
  source,
  what,
  children,
}: {
  chain: ManifestChain
  source: EventSource<event>
  /** Name of the items, in the plural. */
  what: string
  children: (items: readonly (event & EventPosition)[]) => ReactNode
}) {
  const { clientOf } = useNetwork()
  const { chainId } = chain
  const before = parsePosition(useBeforeText())
  const page = useQuery(
    eventPageQuery(clientOf(chainId), { chainId, source, before, count: shown }),
  )
  return (
    <QueryBoundary query={page}>
      {({ items, older, from }) => (
        <>
          {items.length > 0 ? (
            children(items)
          ) : (
            <p className="text-sm text-soft">
              {older === null
                ? `No ${before === undefined ? '' : 'older '}${what}.`
                : `No ${what} ${before === undefined ? `since block ${from}` : `in blocks ${from} to ${before.blockNumber - 1n}`}.`}
            </p>
          )}
          <Pager label={`${what} of ${chain.name}`} older={older && formatPosition(older)} />
        </>
      )}
    </QueryBoundary>
  )
}
