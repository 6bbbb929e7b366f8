import { queryOptions } from '@tanstack/react-query'
import { createAdminClient } from './createAdminClient'

/** Status of the local network; polled. */
export function adminStatusQuery(adminUrl: string) {
  return queryOptions({
    queryKey: ['admin', 'status'],
    queryFn: () => createAdminClient(adminUrl).getStatus(),
    refetchInterval: 1_000,
  })
}
