import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { manifestChains } from '../../../deployments/interopChains'
import { useNetwork } from '../../shared/environment/useNetwork'
import { describeError } from '../../shared/errors/describeError'

/** Data of a query within a text or table; on failure, the error is shown as a tooltip. */
export function QueryValue<read>({
  query: { data, error },
  children,
}: {
  query: UseQueryResult<read>
  children: (data: NonNullable<read>) => ReactNode
}) {
  const { manifest } = useNetwork()
  if (data != null) return children(data)
  if (error)
    return (
      <span className="text-danger" title={describeError(error, manifestChains(manifest))}>
        unavailable
      </span>
    )
  return data === null ? '–' : '…'
}
