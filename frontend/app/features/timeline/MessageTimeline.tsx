import { useConnection } from 'wagmi'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { manifestChains } from '../../../shared/environment/manifestChains'
import type { MessageId } from '../../../shared/message/MessageId'
import { TimelineStepper } from '../../../shared/message/TimelineStepper'
import type { StepTransaction } from '../../../shared/message/timeline'
import { TransactionLink } from '../../components/TransactionLink'
import { useEnvironment } from '../../environment/useEnvironment'
import { useLatency } from '../latency/useLatency'
import { isRewardFor } from '../reward/isRewardFor'
import { describeTimeline } from './describeTimeline'
import { MintPanel } from './MintPanel'
import { timelineSteps } from './timelineSteps'
import type { MessageTimelineState } from './useMessageTimeline'

/** The timeline of a message: its steps, its status as a sentence, and the reward. */
export function MessageTimeline({
  label,
  id,
  timeline,
}: {
  /** Accessible name of the list of steps. */
  label: string
  id: MessageId
  timeline: MessageTimelineState
}) {
  const { manifest } = useEnvironment()
  const { stakingChains, rewardsChain, settlementLayer } = manifest
  const { address } = useConnection()
  const latency = useLatency(id.chainId)
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
  } = timeline

  function transactionLink({ chainId, hash }: StepTransaction) {
    const chain = manifestChains(manifest).find((known) => known.chainId === chainId)
    return chain && <TransactionLink chain={chain} hash={hash} />
  }

  return (
    <>
      <TimelineStepper
        label={label}
        steps={timelineSteps({
          id,
          settlementLayerId: settlementLayer.chainId,
          destinationId: rewardsChain.chainId,
          sentAt,
          status,
          rootImport,
          latency,
          reward: deposit && { mint, settlement },
        })}
        transactionLink={transactionLink}
      />
      <p role="status" className="text-sm text-soft">
        {describeTimeline({
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
