import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { ReadErrorNotice } from '../../../shared/components/ReadErrorNotice'
import { Section } from '../../../shared/components/Section'
import { TextLink } from '../../../shared/components/TextLink'
import { newestFirst } from '../../../shared/events/newestFirst'
import type { MessageId } from '../../../shared/message/MessageId'
import { useEnvironment } from '../../environment/useEnvironment'
import { messagePath } from '../../messagePath'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import type { FirstDeposit } from '../events/firstDepositQuery'
import { messageIndexQuery } from '../events/messageIndexQuery'
import { useFirstDeposits } from '../events/useFirstDeposits'
import { rewardQuery } from '../reward/rewardQuery'
import { MessageTimeline } from './MessageTimeline'

type SourceChain = ReturnType<typeof useEnvironment>['manifest']['stakingChains'][number]

/** The timelines of an account's first deposits on all staking chains. */
export function DepositsSection({ account }: { account: Address }) {
  const {
    manifest: { stakingChains, rewardsChain },
    config,
  } = useEnvironment()
  const { repeatedDepositsHint } = useMessageProtocol()
  const { items, unread, isPending } = useFirstDeposits(account)
  const { chainId, token } = rewardsChain
  const { data: reward } = useQuery(
    rewardQuery(config.getClient({ chainId }), { chainId, address: token.address, account }),
  )
  const compare = newestFirst(stakingChains.map((chain) => chain.chainId))
  const deposits = items.toSorted((a, b) => compare(a.event, b.event))

  return (
    <Section title="Your deposits">
      <div className="grid gap-8">
        {deposits.map(({ chain, event }) => (
          <Deposit key={event.transactionHash} source={chain} event={event} />
        ))}
        {deposits.length > 1 && reward?.hasMinted === false && (
          <p className="text-sm text-soft">{repeatedDepositsHint}</p>
        )}
        {deposits.length === 0 && isPending && (
          <p role="status" className="text-soft">
            Loading deposits…
          </p>
        )}
        {deposits.length === 0 && !isPending && unread.length === 0 && (
          <p className="text-soft">
            No deposits yet. Your first deposit on a chain will appear here, on every device that
            you connect with this account.
          </p>
        )}
        {unread.length > 0 && (
          <p className="text-sm text-danger">
            Couldn't load deposits from {unread.map(({ name }) => name).join(', ')}.
          </p>
        )}
      </div>
    </Section>
  )
}

function Deposit({ source, event }: { source: SourceChain; event: FirstDeposit }) {
  const { config } = useEnvironment()
  const { getMessages } = useMessageProtocol()
  const { chainId, transactionHash: hash, messageHash } = event
  const sender = source.staking.address
  const {
    data: messageIndex,
    error,
    refetch,
  } = useQuery(
    messageIndexQuery(config.getClient({ chainId }), {
      chainId,
      hash,
      sender,
      messageHash,
      getMessages,
    }),
  )
  return (
    <article className="grid gap-4">
      {error && <ReadErrorNotice error={error} onRetry={refetch} />}
      {messageIndex !== undefined && (
        <DepositTimeline source={source} id={{ chainId, hash, messageIndex }} />
      )}
    </article>
  )
}

function DepositTimeline({ source, id }: { source: SourceChain; id: MessageId }) {
  const { useMessage, pageName } = useMessageProtocol()
  const state = useMessage(id, { isSent: true })
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-medium">Deposit on {source.name}</h3>
        <TextLink to={messagePath(id)}>
          {pageName}
          <span className="sr-only"> of the deposit on {source.name}</span>
        </TextLink>
      </div>
      <MessageTimeline label={`Steps of the deposit on ${source.name}`} state={state} />
    </>
  )
}
