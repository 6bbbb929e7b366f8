import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { manifestChains } from '../../../../deployments/interopChains'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { Spinner } from '../../components/Spinner'
import { TransactionLink } from '../../components/TransactionLink'
import type { PendingTransaction } from '../../environment/pendingTransactions'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { waitForInclusion } from './waitForInclusion'

/** A pending transaction, tracked until it is included, replaced or dropped. */
export function PendingItem({
  transaction: { chainId, hash, title },
}: {
  transaction: PendingTransaction
}) {
  const { config, manifest, pending } = useEnvironment()
  const queryClient = useQueryClient()
  const chain = manifestChains(manifest).find((known) => known.chainId === chainId)
  const { error, isSuccess } = useQuery({
    queryKey: ['inclusion', chainId, hash],
    queryFn: () => waitForInclusion(config.getClient({ chainId }), hash),
    enabled: chain !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (!isSuccess) return
    pending.remove(hash)
    queryClient.invalidateQueries({ queryKey: chainKey(chainId) })
  }, [isSuccess, pending, hash, chainId, queryClient])

  const messages = t().transaction
  if (!chain) return null
  return (
    <li className="grid gap-3 rounded-2xl border border-line bg-surface px-5 py-4 text-sm">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {!error && <Spinner />}
        <span className="font-medium">{title}</span>
        <span className="text-soft">{error ? messages.failed : messages.confirming}</span>
        <TransactionLink chain={chain} hash={hash} />
      </p>
      {error && (
        <>
          <ErrorNotice error={error} />
          <Button className="justify-self-start" onClick={() => pending.remove(hash)}>
            {t().notes.dismiss}
          </Button>
        </>
      )}
    </li>
  )
}
