import { useConnection } from 'wagmi'
import type { ManifestChain } from '../../../../deployments/manifest'
import { ErrorNotice } from '../../components/ErrorNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { useLatency } from '../latency/useLatency'
import type { MessagePlace } from '../message/messagePath'
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
  const { status, error, refetch, sentAt, rootImport, depositor, hasMinted, mint, settlement } =
    journey
  return (
    <>
      <JourneyStepper
        label={label}
        source={source}
        steps={journeySteps({
          sourceChainId: place.chainId,
          hash: place.hash,
          sentAt,
          status,
          rootImport,
          latency,
          reward: depositor && { mint, settlement },
        })}
      />
      <p role="status" className="text-sm text-soft">
        {describeJourney({
          status,
          rewarded: mint && {
            isForThis: mint.sourceChainId === place.chainId,
            chainName: stakingChains.find(({ chainId }) => chainId === mint.sourceChainId)?.name,
            isSettled: settlement?.stage === 'executed',
          },
        })}
      </p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {status?.stage === 'failed' && <ErrorNotice error={status.error} />}
      {status?.stage === 'verifiable' && depositor && hasMinted === false && (
        <MintPanel proof={status.proof} depositor={depositor} account={address} />
      )}
    </>
  )
}
