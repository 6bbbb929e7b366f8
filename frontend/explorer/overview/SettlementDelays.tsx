import { useQuery } from '@tanstack/react-query'
import { adminStatusQuery } from '../../shared/admin/adminStatusQuery'
import { QueryValue } from '../components/QueryValue'

/** The settlement delays of the local network, or that settlement is paused. */
export function SettlementDelays({ adminUrl }: { adminUrl: string }) {
  const query = useQuery(adminStatusQuery(adminUrl))
  return (
    <QueryValue query={query}>
      {({ pace, isPaused }) => (isPaused ? 'paused' : (pace.name ?? 'custom'))}
    </QueryValue>
  )
}
