import { t } from '../../i18n/messages'
import type { MessageState } from '../../protocols/Protocol'

/** Where a deposit stands, in a few words. */
export type DepositSummary = {
  phase: 'underWay' | 'ready' | 'rewarded'
  /** For the title of the tab. */
  headline: string
  /** How much of the way is behind it, 0 to 1. */
  progress: number
}

/** Describes where a deposit stands; undefined while that is not known, or if nothing will come of it. */
export function summarizeDeposit({
  steps,
  offer,
  isRewarded,
  isKnown,
}: Pick<MessageState, 'steps' | 'offer' | 'isRewarded' | 'isKnown'>): DepositSummary | undefined {
  if (!isKnown) return undefined
  const messages = t().progress
  const done = steps.filter(({ state }) => state === 'done')
  if (isRewarded) return { phase: 'rewarded', headline: messages.rewarded, progress: 1 }
  const progress = done.length / Math.max(1, steps.length)
  if (offer) return { phase: 'ready', headline: offer.headline, progress }
  const last = done.at(-1)
  if (!last || !steps.some(({ state }) => state === 'current')) return undefined
  return {
    phase: 'underWay',
    headline: messages.progress(t().steps[last.name] ?? last.name, done.length, steps.length),
    progress,
  }
}
