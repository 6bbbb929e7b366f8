import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNotice } from '../../shared/components/ErrorNotice'

/** Shows what was read, or why it could not be; what was read before stays. */
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
              Reading …
            </p>
          )
        : children(data)}
    </>
  )
}
