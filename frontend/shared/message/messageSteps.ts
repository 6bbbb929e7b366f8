import type { Hash } from 'viem'
import type { MessageStatus, Settlement } from '../../../interop/actions/getMessageStatus'
import { hasReached } from '../../../interop/actions/hasReached'
import { InteropRootMismatchError } from '../../../interop/errors/message'
import type { MessageStage } from '../../../interop/messageStages'
import type { MessageId } from '../../../interop/react/MessageId'
import { shared } from '../i18n/sharedMessages'
import type { Step } from './timeline'

/** The steps of a message up to the settlement layer. */
export function messageSteps({
  id: { chainId, hash },
  isKnownSent = false,
  sentAt,
  status,
  settlementLayerId,
}: {
  id: MessageId
  /** Whether it is known to be sent before its status is loaded. */
  isKnownSent?: boolean
  sentAt: Date | undefined
  /** Undefined while loading, in which case nothing else counts as done. */
  status: MessageStatus | undefined
  settlementLayerId: number
}): Step[] {
  const stage = status?.stage ?? 'sent'
  return [
    {
      name: 'Sent',
      isDone: status ? isSent(status) : isKnownSent,
      at: sentAt,
      transaction: { chainId, hash },
    },
    {
      name: 'Batched',
      isDone: hasReached(stage, 'batched'),
      detail:
        status && 'batchNumber' in status
          ? shared().steps.batch(String(status.batchNumber))
          : undefined,
    },
    ...settlementSteps({
      stage,
      settlement: status && 'settlement' in status ? status.settlement : undefined,
      settlementLayerId,
    }),
  ]
}

/** The steps of a batch, or of a message in it, on the settlement layer. */
export function settlementSteps({
  stage,
  settlement,
  settlementLayerId,
}: {
  stage: MessageStage
  settlement: Settlement | undefined
  settlementLayerId: number
}): Step[] {
  const step = (
    name: string,
    reached: MessageStage,
    hash: Hash | null | undefined,
    at: Date | null | undefined,
  ): Step => ({
    name,
    isDone: hasReached(stage, reached),
    at,
    transaction: hash ? { chainId: settlementLayerId, hash } : undefined,
  })
  return [
    step('Committed', 'committed', settlement?.commitTxHash, settlement?.committedAt),
    step('Proven', 'proven', settlement?.proveTxHash, settlement?.provenAt),
    step('Executed', 'executed', settlement?.executeTxHash, settlement?.executedAt),
  ]
}

function isSent(status: MessageStatus): boolean {
  if (status.stage === 'failed') return status.error instanceof InteropRootMismatchError
  return status.stage !== 'unknown' && status.stage !== 'pending'
}
