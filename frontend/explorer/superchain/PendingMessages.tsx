import { useQuery } from '@tanstack/react-query'
import { adminStatusQuery } from '../../shared/admin/adminStatusQuery'
import { QueryValue } from '../components/QueryValue'

/** The number of messages to a chain of the local network that are not relayed, and whether the relayer is paused. */
export function PendingMessages({ adminUrl, chainId }: { adminUrl: string; chainId: number }) {
  const query = useQuery(adminStatusQuery(adminUrl))
  return (
    <QueryValue query={query}>
      {({ chains, isPaused }) => (
        <>
          {chains.find(({ id }) => id === chainId)?.pendingMessages}
          {isPaused && (
            <span className="rounded-full bg-raised px-2.5 py-0.5 text-xs text-soft">
              relayer paused
            </span>
          )}
        </>
      )}
    </QueryValue>
  )
}
