import { queryOptions } from '@tanstack/react-query'
import { createAdminClient } from './createAdminClient'

/** How fast the local network settles, and how far its chains are; polled. */
export function adminStatusQuery(adminUrl: string) {
  return queryOptions({
    queryKey: ['admin', 'status'],
    queryFn: () => createAdminClient(adminUrl).getStatus(),
    refetchInterval: 1_000,
  })
}
