import type { ReactNode } from 'react'
import { manifestChains } from '../../../../deployments/interopChains'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { ReadErrorNotice } from '../../../shared/components/ReadErrorNotice'
import { TimelineStepper } from '../../../shared/message/TimelineStepper'
import type { StepTransaction } from '../../../shared/message/timeline'
import { TransactionLink } from '../../components/TransactionLink'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import type { MessageState } from '../../protocols/Protocol'
import { ActionPanel } from './ActionPanel'

/** The timeline of a message: its steps, its status as a sentence, and what can be done about it. */
export function MessageTimeline({
  label,
  state: { steps, text, error, refetch, failure, offer },
  isVertical,
  children,
}: {
  /** Accessible name of the list of steps. */
  label: string
  state: MessageState
  /** Whether the steps are always in a column. */
  isVertical?: boolean
  /** Shown above the steps. */
  children?: ReactNode
}) {
  const { manifest } = useEnvironment()

  function transactionLink({ chainId, hash }: StepTransaction) {
    const chain = manifestChains(manifest).find((known) => known.chainId === chainId)
    return chain && <TransactionLink chain={chain} hash={hash} />
  }

  return (
    <>
      <p role="status" className={offer ? 'font-medium' : 'text-soft'}>
        {text}
      </p>
      {error && <ReadErrorNotice error={error} onRetry={refetch} />}
      {failure && <ErrorNotice error={failure} />}
      {offer && <ActionPanel offer={offer} />}
      {children}
      <TimelineStepper
        label={label}
        steps={steps.map((step) => ({ ...step, name: t().steps[step.name] ?? step.name }))}
        transactionLink={transactionLink}
        isVertical={isVertical}
      />
    </>
  )
}
