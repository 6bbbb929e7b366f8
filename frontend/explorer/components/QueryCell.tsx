import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { QueryValue } from './QueryValue'

/** A table cell with data of a query. */
export function QueryCell<read, key extends readonly unknown[]>({
  query,
  children,
}: {
  query: UseQueryOptions<read, Error, read, key>
  children: (data: NonNullable<read>) => ReactNode
}) {
  return <QueryValue query={useQuery(query)}>{children}</QueryValue>
}
