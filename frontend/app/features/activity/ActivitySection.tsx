import { useState } from 'react'
import type { Address } from 'viem'
import { manifestChains } from '../../../../deployments/interopChains'
import { Button } from '../../../shared/components/Button'
import { Section } from '../../../shared/components/Section'
import { Timestamp } from '../../../shared/components/Timestamp'
import { TransactionLink } from '../../components/TransactionLink'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { describeActivity } from './describeActivity'
import { useActivity } from './useActivity'

const shownAtFirst = 8

/** Activity of an account on all chains, newest first. */
export function ActivitySection({ account }: { account: Address }) {
  const { manifest } = useEnvironment()
  const messages = t().activity
  const { items, unread, isPending, loadOlder, isLoadingOlder } = useActivity(account)
  const [showsAll, setShowsAll] = useState(false)
  const chains = manifestChains(manifest)
  const nameOf = (id: number) =>
    chains.find(({ chainId }) => chainId === id)?.name ?? messages.chain(String(id))
  const shown = showsAll ? items : items.slice(0, shownAtFirst)
  return (
    <Section title={t().home.activity}>
      {unread.length > 0 && (
        <p className="mb-3 text-sm text-danger">
          {messages.unread(unread.map(({ name }) => name).join(', '))}
        </p>
      )}
      {items.length === 0 && (
        <p className="text-soft">{isPending ? messages.loading : messages.none}</p>
      )}
      <ul aria-label={t().home.activity} className="divide-y divide-line">
        {shown.map(({ event, chain }) => (
          <li
            key={`${event.chainId} ${event.blockNumber} ${event.logIndex}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5 text-sm first:pt-0 last:pb-0"
          >
            <span className="min-w-0 grow basis-64 wrap-anywhere">
              {describeActivity(event, nameOf)}
            </span>
            <span className="flex flex-wrap items-baseline gap-x-4 text-soft">
              <span>{chain.name}</span>
              <Timestamp at={event.at} />
              <TransactionLink chain={chain} hash={event.transactionHash} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > shownAtFirst && !showsAll && (
        <Button className="mt-4" onClick={() => setShowsAll(true)}>
          {messages.showAll(items.length)}
        </Button>
      )}
      {loadOlder && (showsAll || items.length <= shownAtFirst) && (
        <Button className="mt-4" disabled={isLoadingOlder} onClick={loadOlder}>
          {isLoadingOlder ? messages.loadingOlder : messages.loadOlder}
        </Button>
      )}
    </Section>
  )
}
