import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useEnvironment } from '../../environment/useEnvironment'

// Usually there are none.
const PendingItem = lazy(() =>
  import('./PendingItem').then((module) => ({ default: module.PendingItem })),
)

/** Pending transactions that were sent before the page was loaded or in another tab. */
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
        <ul aria-label="Pending transactions" className="mb-5 grid gap-3">
          {transactions.map((transaction) => (
            <PendingItem key={transaction.hash} transaction={transaction} />
          ))}
        </ul>
      </section>
    </Suspense>
  )
}
