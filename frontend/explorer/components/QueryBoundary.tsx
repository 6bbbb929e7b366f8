import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNotice } from '../../shared/components/ErrorNotice'

/** Renders the data of a query, a loading text or the error. Previous data remains visible. */
export function QueryBoundary<data>({
  query: { data, error, refetch },
  children,
}: {
  query: UseQueryResult<data>
  children: (data: data) => ReactNode
}) {
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data === undefined
        ? !error && (
            <p role="status" className="text-sm text-soft">
              Loading…
            </p>
          )
        : children(data)}
    </>
  )
}
