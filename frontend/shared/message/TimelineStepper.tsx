import type { ReactNode } from 'react'
import { Stepper } from '../components/Stepper'
import { Timestamp } from '../components/Timestamp'
import type { StepTransaction, TimelineStep } from './timeline'

/** The steps of a message or batch, with their details. */
export function TimelineStepper({
  label,
  steps,
  transactionLink,
}: {
  label: string
  steps: readonly TimelineStep[]
  /** Renders a transaction. */
  transactionLink: (transaction: StepTransaction) => ReactNode
}) {
  return (
    <Stepper
      label={label}
      steps={steps.map(({ name, state, detail, at, transaction, expectedAt }) => ({
        name,
        state,
        details: (
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
