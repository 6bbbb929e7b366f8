import type { ManifestChain } from '../../../../deployments/manifest'
import { Moment } from '../../../shared/components/Moment'
import { Stepper } from '../../../shared/components/Stepper'
import { TransactionLink } from '../../components/TransactionLink'
import { useEnvironment } from '../../environment/useEnvironment'
import type { JourneyStep } from './journeySteps'

/** The steps of a journey, with what is known of each. */
export function JourneyStepper({
  label,
  steps,
  source,
}: {
  label: string
  steps: readonly JourneyStep[]
  source: ManifestChain
}) {
  const {
    manifest: { settlementLayer, rewardsChain },
  } = useEnvironment()
  const chains = { source, settlementLayer, destination: rewardsChain }
  return (
    <Stepper
      label={label}
      steps={steps.map(({ label: name, state, detail, at, transaction, expectedAt }) => ({
        name,
        state,
        facts: (
          <>
            {detail && <span>{detail}</span>}
            {at && <Moment at={at} />}
            {expectedAt && (
              <span>
                expected <Moment at={expectedAt} />
              </span>
            )}
            {transaction && (
              <TransactionLink chain={chains[transaction.chain]} hash={transaction.hash} />
            )}
          </>
        ),
      }))}
    />
  )
}
