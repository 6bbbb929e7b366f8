import { useQuery } from '@tanstack/react-query'
import { adminClient } from '../../shared/admin/adminClient'
import { Read } from '../components/Read'

/** How fast the local network settles, or that it is told not to. */
export function Pace({ adminUrl }: { adminUrl: string }) {
  const query = useQuery({
    queryKey: ['admin', 'status'],
    queryFn: () => adminClient(adminUrl).getStatus(),
    refetchInterval: 1_000,
  })
  return (
    <Read query={query}>
      {({ pace, isPaused }) => (isPaused ? 'paused' : (pace.name ?? 'of its own'))}
    </Read>
  )
}
