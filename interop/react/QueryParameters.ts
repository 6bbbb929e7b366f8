import type { UseQueryOptions } from '@tanstack/react-query'

/** Options of TanStack Query that every hook accepts. When to fetch again is up to the hook. */
export type QueryParameters = { enabled?: boolean | undefined } & Pick<
  UseQueryOptions,
  'gcTime' | 'meta' | 'refetchIntervalInBackground'
>
