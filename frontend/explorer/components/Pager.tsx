import { useLocation, useSearchParams } from 'wouter'
import { PageLink } from '../../shared/components/PageLink'
import { parseNumber } from '../../shared/lib/parseParameters'

const parameter = 'before'

/** Where the page of a list starts, by the query of the address: before this number. Undefined for the newest. */
export function useBefore(): bigint | undefined {
  const [parameters] = useSearchParams()
  return parseNumber(parameters.get(parameter) ?? '')
}

/**
 * Leads to the older and the newest entries of a list.
 *
 * @param older - Where the next page starts; null if there is none.
 */
export function Pager({ label, older }: { label: string; older: bigint | null }) {
  const [path] = useLocation()
  const isNewest = useBefore() === undefined
  if (isNewest && older === null) return null
  const style =
    'inline-flex min-h-11 items-center rounded-xl border border-control/60 px-4 text-sm font-medium hover:bg-raised'
  return (
    <nav aria-label={`Pages of ${label}`} className="mt-4 flex flex-wrap gap-2">
      {!isNewest && (
        <PageLink to={path} className={style}>
          Newest
        </PageLink>
      )}
      {older !== null && (
        <PageLink to={`${path}?${parameter}=${older}`} className={style}>
          Older
        </PageLink>
      )}
    </nav>
  )
}
