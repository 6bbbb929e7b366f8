import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { RootImport } from '../../../../interop/actions/getRootImport'
import type { TransactionSettlement } from '../../../../interop/actions/getTransactionSettlement'
import { hasReached } from '../../../../interop/actions/hasReached'
import type { MessageId } from '../../../../interop/react/MessageId'
import { shared } from '../../../shared/i18n/sharedMessages'
import { messageSteps } from '../../../shared/message/messageSteps'
import { type Step, type TimelineStep, toTimeline } from '../../../shared/message/timeline'
import type { Latency } from './estimateLatency'
import { isRewardFor } from './isRewardFor'
import type { ProvenMint } from './mintQuery'

/** Parameters of the steps of a message. */
export type TimelineParameters = {
  id: MessageId
  /** Whether it is known to be sent before its status is loaded. */
  isSent?: boolean
  settlementLayerId: number
  /** The rewards chain. */
  destinationId: number
  sentAt?: Date | undefined
  status?: MessageStatus | undefined
  rootImport?: RootImport | null | undefined
  /** The beneficiary's reward, for this or another deposit; absent for other messages. */
  reward?:
    | { mint: ProvenMint | undefined; settlement: TransactionSettlement | undefined }
    | undefined
  /** Latency of messages of its chain. */
  latency?: Latency | undefined
}

/** The latency by which each step is expected. */
const latencyOf: Partial<Record<string, keyof Latency>> = {
  Batched: 'committed',
  Committed: 'committed',
  Proven: 'proven',
  Executed: 'executed',
  // Roots are imported within seconds.
  'Root imported': 'executed',
  Ready: 'executed',
}

/** The steps of a message, from sent to ready or, for a deposit, to settled. */
export function timelineSteps({
  id,
  isSent = false,
  settlementLayerId,
  destinationId,
  sentAt,
  status,
  rootImport,
  reward,
  latency = {},
}: TimelineParameters): TimelineStep[] {
  const stage = status?.stage ?? 'sent'
  const proof = status && 'proof' in status ? status.proof : null
  const steps: Step[] = [
    ...messageSteps({ id, isKnownSent: isSent, sentAt, status, settlementLayerId }).map((step) =>
      step.name === 'Executed' && proof
        ? {
            ...step,
            detail: shared().steps.settlementBlock(String(proof.settlementLayer.blockNumber)),
          }
        : step,
    ),
    {
      name: 'Root imported',
      isDone: hasReached(stage, 'rootImported'),
      at: rootImport?.importedAt,
      transaction: rootImport
        ? { chainId: destinationId, hash: rootImport.transactionHash }
        : undefined,
    },
    { name: 'Ready', isDone: hasReached(stage, 'verifiable'), at: rootImport?.importedAt },
  ]

  if (reward) {
    const mint = reward.mint && isRewardFor(reward.mint, proof) ? reward.mint : undefined
    const mintSettlement =
      mint && reward.settlement?.stage === 'executed' ? reward.settlement.settlement : undefined
    steps.push(
      {
        name: 'Minted',
        isDone: mint !== undefined,
        at: mint?.at,
        transaction: mint && { chainId: destinationId, hash: mint.transactionHash },
      },
      {
        name: 'Settled',
        isDone: mintSettlement !== undefined,
        at: mintSettlement?.executedAt,
        transaction: mintSettlement?.executeTxHash
          ? { chainId: settlementLayerId, hash: mintSettlement.executeTxHash }
          : undefined,
      },
    )
  }

  // Nothing follows a failed message or an unknown transaction, and a deposit is not minted if another one was rewarded.
  const isRewardedElsewhere = reward?.mint && !isRewardFor(reward.mint, proof)
  const next = steps.find(({ isDone }) => !isDone)
  const isOver =
    stage === 'failed' ||
    status?.stage === 'unknown' ||
    Boolean(isRewardedElsewhere && next?.name === 'Minted')
  return toTimeline(
    steps.map((step) => {
      const stageOfStep = latencyOf[step.name]
      const duration = stageOfStep && latency[stageOfStep]
      return sentAt && duration !== undefined
        ? { ...step, expectedAt: new Date(sentAt.getTime() + duration) }
        : step
    }),
    { isOver },
  )
}
