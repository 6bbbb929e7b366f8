import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

// Usually there are none.
const PendingItem = lazy(() =>
  import('./PendingItem').then((module) => ({ default: module.PendingItem })),
)

/** Pending transactions that were sent before the page was loaded or in another tab. */
export function PendingList() {
  const { pending } = useEnvironment()
  const messages = t().transaction
  const transactions = useSyncExternalStore(pending.subscribe, pending.getSnapshot)
  useEffect(() => {
    window.addEventListener('storage', pending.reload)
    return () => window.removeEventListener('storage', pending.reload)
  }, [pending])
  if (transactions.length === 0) return null
  return (
    <Suspense>
      <section aria-label={messages.title}>
        <ul aria-label={messages.pending} className="mb-5 grid gap-3">
          {transactions.map((transaction) => (
            <PendingItem key={transaction.hash} transaction={transaction} />
          ))}
        </ul>
      </section>
    </Suspense>
  )
}
