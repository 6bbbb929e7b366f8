import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import { useNetwork } from '../../shared/environment/useNetwork'
import { ListPage } from '../components/ListPage'
import { useBeforeText } from '../components/Pager'
import { parsePosition } from '../events/BlockPosition'
import type { EventSource } from '../events/EventSource'
import { eventPageQuery } from '../events/eventPageQuery'

const shown = 15

/** A paginated list of events. */
export function EventList<event>({
  chain: { chainId, name },
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
  const before = parsePosition(useBeforeText())
  const page = useQuery(
    eventPageQuery(clientOf(chainId), { chainId, source, before, count: shown }),
  )
  return (
    <ListPage query={page} what={what} of={name} before={before}>
      {children}
    </ListPage>
  )
}
