import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { describeError } from '../../shared/errors/describeError'

/** What was read, within a text or a table; or that it could not be read, with the reason in the tooltip. */
export function QueryValue<read>({
  query: { data, error },
  children,
}: {
  query: UseQueryResult<read>
  children: (data: NonNullable<read>) => ReactNode
}) {
  if (data != null) return children(data)
  if (error)
    return (
      <span className="text-danger" title={describeError(error)}>
        unread
      </span>
    )
  return data === null ? '–' : '…'
}
