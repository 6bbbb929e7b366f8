import type { ReactNode } from 'react'
import { Stepper } from '../components/Stepper'
import { Timestamp } from '../components/Timestamp'
import type { StepTransaction, TimelineStep } from './timeline'

/** How far a message or a batch has come, with what is known of each step. */
export function TimelineStepper({
  label,
  steps,
  transactionLink,
}: {
  label: string
  steps: readonly TimelineStep[]
  /** How the page shows a transaction. */
  transactionLink: (transaction: StepTransaction) => ReactNode
}) {
  return (
    <Stepper
      label={label}
      steps={steps.map(({ name, state, detail, at, transaction, expectedAt }) => ({
        name,
        state,
        facts: (
          <>
            {detail && <span>{detail}</span>}
            {at && <Timestamp at={at} />}
            {expectedAt && (
              <span>
                expected <Timestamp at={expectedAt} />
              </span>
            )}
            {transaction && transactionLink(transaction)}
          </>
        ),
      }))}
    />
  )
}
