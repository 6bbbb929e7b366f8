import type { ReactNode } from 'react'
import { Stepper } from '../components/Stepper'
import { Timestamp } from '../components/Timestamp'
import { ExpectedTime } from './ExpectedTime'
import type { StepTransaction, TimelineStep } from './timeline'

/** The steps of a message or batch, with their details. */
export function TimelineStepper({
  label,
  steps,
  transactionLink,
  isVertical,
}: {
  label: string
  steps: readonly TimelineStep[]
  /** Renders a transaction. */
  transactionLink: (transaction: StepTransaction) => ReactNode
  /** Always in a column. */
  isVertical?: boolean | undefined
}) {
  return (
    <Stepper
      label={label}
      isVertical={isVertical}
      steps={steps.map(({ name, state, detail, at, transaction, expectedAt }) => ({
        name,
        state,
        details: (
          <>
            {detail && <span>{detail}</span>}
            {at && <Timestamp at={at} />}
            {expectedAt && <ExpectedTime at={expectedAt} />}
            {transaction && transactionLink(transaction)}
          </>
        ),
      }))}
    />
  )
}
