import type { QueryCache } from '@tanstack/react-query'

/**
 * Lets queries keep their last failure while they are fetched again, as they keep their data: a query that never succeeded
 * would be pending again each time, and what is shown about the failure would flicker.
 */
export function keepFailures(cache: QueryCache): void {
  const failures = new WeakMap<object, Error>()
  cache.subscribe((event) => {
    if (event.type !== 'updated') return
    const { query, action } = event
    const { error, data } = query.state
    if (action.type === 'error' && error) failures.set(query, error)
    if (action.type === 'success') failures.delete(query)
    const last = failures.get(query)
    if (action.type === 'fetch' && last && data === undefined)
      query.setState({ error: last, status: 'error' })
  })
}
