import { useEffect, useId, useRef, useState } from 'react'
import type { StakingChain } from '../../../../deployments/manifest'
import type { MessageId } from '../../../../interop/react/MessageId'
import { TextLink } from '../../../shared/components/TextLink'
import { messagePath } from '../../../shared/lib/messagePath'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import { MessagePicture } from '../progress/MessagePicture'
import { NotifyButton } from '../progress/NotifyButton'
import { notifyUser } from '../progress/notifyUser'
import { RewardCelebration } from '../progress/RewardCelebration'
import { type DepositSummary, summarizeDeposit } from '../progress/summarizeDeposit'
import { MessageTimeline } from './MessageTimeline'

/** The way of a deposit's message to its reward. */
export function DepositProgress({
  source,
  id,
  isJustSent,
  onChange,
}: {
  source: StakingChain
  id: MessageId
  /** Whether it was sent from this page: it comes into view, and gets the focus. */
  isJustSent: boolean
  onChange: (summary: DepositSummary | undefined) => void
}) {
  const { manifest, notes } = useEnvironment()
  const { useMessage, pageName } = useMessageProtocol()
  const state = useMessage(id, { isSent: true })
  const summary = summarizeDeposit(state)
  const { phase, headline } = summary ?? {}
  const [isFresh, setIsFresh] = useState(false)
  const previous = useRef<typeof phase>(undefined)
  const article = useRef<HTMLElement>(null)
  const headingId = useId()
  const messages = t().progress

  useEffect(() => {
    if (!phase || !headline || phase === previous.current) return
    const isChange = previous.current !== undefined
    previous.current = phase
    if (!isChange || phase === 'underWay') return
    const text =
      phase === 'rewarded'
        ? messages.rewardedNote(source.name)
        : messages.readyNote(headline, source.name)
    notes.add(id.hash, text)
    notifyUser(headline, text)
    if (phase !== 'rewarded') return
    setIsFresh(true)
    // The button that had the focus is gone.
    article.current?.focus({ preventScroll: true })
  }, [phase, headline, messages, notes, id.hash, source.name])

  useEffect(() => {
    if (!isJustSent) return
    notes.add(id.hash, messages.stakedNote)
    article.current?.focus({ preventScroll: true })
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    article.current?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'auto' : 'smooth' })
  }, [isJustSent, messages, notes, id.hash])

  const isWorthTelling = phase !== 'rewarded' || isFresh
  const progress = summary?.progress
  // biome-ignore lint/correctness/useExhaustiveDependencies: The other values only depend on these.
  useEffect(() => {
    onChange(isWorthTelling ? summary : undefined)
    return () => onChange(undefined)
  }, [isWorthTelling, phase, headline, progress])

  return (
    <article
      ref={article}
      tabIndex={-1}
      aria-labelledby={headingId}
      // On a phone, it is above the form, unless it was rewarded before.
      data-news={isJustSent || (phase !== undefined && isWorthTelling) ? '' : undefined}
      className="grid scroll-m-4 gap-4 outline-none"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={headingId} className="font-medium">
          {messages.depositOn(source.name)}
        </h3>
        <TextLink to={messagePath(id)}>
          {pageName}
          <span className="sr-only">{t().message.ofDeposit(source.name)}</span>
        </TextLink>
      </div>
      <MessagePicture
        source={source}
        destination={manifest.rewardsChain}
        progress={summary?.progress ?? 0}
        isUnderWay={phase === 'underWay'}
      />
      <MessageTimeline label={t().message.stepsOfDeposit(source.name)} state={state} isVertical>
        {phase === 'rewarded' && <RewardCelebration source={source} id={id} isFresh={isFresh} />}
        {phase === 'underWay' && <NotifyButton />}
      </MessageTimeline>
    </article>
  )
}
