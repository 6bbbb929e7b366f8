import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useEnvironment } from '../../environment/useEnvironment'

// Mostly there is none.
const PendingItem = lazy(() =>
  import('./PendingItem').then((module) => ({ default: module.PendingItem })),
)

/** Transactions that were sent before the page was loaded, or in another tab, and are not known to be in a block yet. */
export function PendingList() {
  const { pending } = useEnvironment()
  const transactions = useSyncExternalStore(pending.subscribe, pending.getSnapshot)
  useEffect(() => {
    window.addEventListener('storage', pending.reload)
    return () => window.removeEventListener('storage', pending.reload)
  }, [pending])
  if (transactions.length === 0) return null
  return (
    <Suspense>
      <section aria-label="Transactions">
        <ul aria-label="Transactions under way" className="mb-5 grid gap-3">
          {transactions.map((transaction) => (
            <PendingItem key={transaction.hash} transaction={transaction} />
          ))}
        </ul>
      </section>
    </Suspense>
  )
}
