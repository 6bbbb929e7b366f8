import { TimelineStepper } from '../../shared/message/TimelineStepper'
import { type Step, toTimeline } from '../../shared/message/timeline'
import { HashLink } from './links'

/** Steps of a message or batch, with links to the transactions. */
export function StepList({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <TimelineStepper
      label={label}
      steps={toTimeline(steps)}
      transactionLink={(transaction) => <HashLink {...transaction} />}
    />
  )
}
