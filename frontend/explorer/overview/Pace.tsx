import { useQuery } from '@tanstack/react-query'
import { adminStatusQuery } from '../../shared/admin/adminStatusQuery'
import { QueryValue } from '../components/QueryValue'

/** How fast the local network settles, or that it is told not to. */
export function Pace({ adminUrl }: { adminUrl: string }) {
  const query = useQuery(adminStatusQuery(adminUrl))
  return (
    <QueryValue query={query}>
      {({ pace, isPaused }) => (isPaused ? 'paused' : (pace.name ?? 'of its own'))}
    </QueryValue>
  )
}
