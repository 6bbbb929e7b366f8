import { useConnection } from 'wagmi'
import type { ManifestChain } from '../../../../deployments/manifest'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { useLatency } from '../latency/useLatency'
import type { MessagePlace } from '../message/messagePath'
import { isRewardFor } from '../reward/isRewardFor'
import { describeJourney } from './describeJourney'
import { JourneyStepper } from './JourneyStepper'
import { journeySteps } from './journeySteps'
import { MintPanel } from './MintPanel'
import type { JourneyState } from './useJourney'

/** A message's journey: its steps, where it is in words, and the way to the reward. */
export function Journey({
  label,
  source,
  place,
  journey,
}: {
  /** Names the list of steps. */
  label: string
  source: ManifestChain
  place: MessagePlace
  journey: JourneyState
}) {
  const {
    manifest: { stakingChains },
  } = useEnvironment()
  const { address } = useConnection()
  const latency = useLatency(source.chainId)
  const {
    status,
    error,
    refetch,
    sentAt,
    proof,
    rootImport,
    deposit,
    hasMinted,
    mint,
    settlement,
  } = journey
  return (
    <>
      <JourneyStepper
        label={label}
        source={source}
        steps={journeySteps({
          hash: place.hash,
          sentAt,
          status,
          rootImport,
          latency,
          reward: deposit && { mint, settlement },
        })}
      />
      <p role="status" className="text-sm text-soft">
        {describeJourney({
          status,
          rewarded: mint && {
            isForThis: isRewardFor(mint, proof),
            chainName: stakingChains.find(({ chainId }) => chainId === mint.sourceChainId)?.name,
            isSettled: settlement?.stage === 'executed',
          },
        })}
      </p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {status?.stage === 'failed' && <ErrorNotice error={status.error} />}
      {status?.stage === 'verifiable' && deposit && hasMinted === false && (
        <MintPanel proof={status.proof} beneficiary={deposit.beneficiary} account={address} />
      )}
    </>
  )
}
