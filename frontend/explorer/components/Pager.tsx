import { useLocation, useSearchParams } from 'wouter'
import { PillLink } from '../../shared/components/PillLink'
import { parseNumber } from '../../shared/lib/parseParameters'

const parameter = 'before'

/** The `before` parameter of the URL, at which the page of a list starts; empty for the newest page. */
export function useBeforeText(): string {
  const [parameters] = useSearchParams()
  return parameters.get(parameter) ?? ''
}

/** The same for a list of numbers; undefined for the newest page. */
export function useBefore(): bigint | undefined {
  return parseNumber(useBeforeText())
}

/**
 * Links to the next page and the newest page of a list.
 *
 * @param older - Start of the next page; null if there is none.
 */
export function Pager({ label, older }: { label: string; older: bigint | string | null }) {
  const [path] = useLocation()
  const isNewest = useBeforeText() === ''
  if (isNewest && older === null) return null
  return (
    <nav aria-label={`Pages of ${label}`} className="mt-4 flex flex-wrap gap-2">
      {!isNewest && (
        <PillLink to={path} className="text-sm font-medium">
          Newest
        </PillLink>
      )}
      {older !== null && (
        <PillLink to={`${path}?${parameter}=${older}`} className="text-sm font-medium">
          Older
        </PillLink>
      )}
    </nav>
  )
}
