import { useState } from 'react'
import { type Address, type Hash, isAddressEqual } from 'viem'
import type { StakingChain } from '../../../../deployments/manifest'
import { useReward } from '../../../../interop/react/useReward'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { ReadErrorNotice } from '../../../shared/components/ReadErrorNotice'
import { Section } from '../../../shared/components/Section'
import { newestFirst } from '../../../shared/events/newestFirst'
import { PageTitle } from '../../../shared/site/PageTitle'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import type { FirstDeposit } from '../events/firstDepositQuery'
import { useFirstDeposits } from '../events/useFirstDeposits'
import { chooseHeadline } from '../progress/chooseHeadline'
import type { DepositSummary } from '../progress/summarizeDeposit'
import { DepositProgress } from './DepositProgress'

/** The timelines of an account's first deposits on all staking chains. */
export function DepositsSection({
  account,
  sentHash,
}: {
  account: Address
  /** The deposit that was sent last from this page. */
  sentHash: Hash | undefined
}) {
  const [summaries, setSummaries] = useState<Record<Hash, DepositSummary | undefined>>({})
  const {
    manifest: { stakingChains, rewardsChain },
  } = useEnvironment()
  const { repeatedDepositsHint } = useMessageProtocol()
  const { items, unread, isPending } = useFirstDeposits(account)
  const { chainId, token } = rewardsChain
  const { data: reward } = useReward({ chainId, token: token.address, account })
  const compare = newestFirst(stakingChains.map((chain) => chain.chainId))
  const deposits = items.toSorted((a, b) => compare(a.event, b.event))

  const headline = chooseHeadline(Object.values(summaries))
  return (
    <Section title={t().progress.title}>
      {headline && <PageTitle>{headline}</PageTitle>}
      <div className="grid gap-8">
        {deposits.map(({ chain, event }) => (
          <Deposit
            key={event.transactionHash}
            source={chain}
            event={event}
            isJustSent={event.transactionHash === sentHash}
            onChange={(summary) =>
              setSummaries((known) => ({ ...known, [event.transactionHash]: summary }))
            }
          />
        ))}
        {deposits.length > 1 && reward?.hasMinted === false && (
          <p className="text-sm text-soft">{repeatedDepositsHint}</p>
        )}
        {deposits.length === 0 && isPending && (
          <p role="status" className="text-soft">
            {t().deposits.loading}
          </p>
        )}
        {deposits.length === 0 && !isPending && unread.length === 0 && (
          <p className="text-soft">{t().deposits.none}</p>
        )}
        {unread.length > 0 && (
          <p className="text-sm text-danger">
            {t().deposits.unread(unread.map(({ name }) => name).join(', '))}
          </p>
        )}
      </div>
    </Section>
  )
}

function Deposit({
  source,
  event,
  isJustSent,
  onChange,
}: {
  source: StakingChain
  event: FirstDeposit
  isJustSent: boolean
  onChange: (summary: DepositSummary | undefined) => void
}) {
  const { useMessages } = useMessageProtocol()
  const { chainId, transactionHash: hash, messageHash } = event
  const sender = source.staking.address
  const { data: messages, error, refetch } = useMessages({ chainId, hash })
  const messageIndex = messages?.findIndex(
    (message) => isAddressEqual(message.sender, sender) && message.messageHash === messageHash,
  )
  return (
    <>
      {error && <ReadErrorNotice error={error} onRetry={refetch} />}
      {messageIndex === -1 && <ErrorNotice error={new Error(t().message.notReturned)} />}
      {messageIndex !== undefined && messageIndex >= 0 && (
        <DepositProgress
          source={source}
          id={{ chainId, hash, messageIndex }}
          isJustSent={isJustSent}
          onChange={onChange}
        />
      )}
    </>
  )
}
