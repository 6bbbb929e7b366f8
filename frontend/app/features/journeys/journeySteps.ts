import type { Hash } from 'viem'
import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { RootImport } from '../../../../interop/actions/getRootImport'
import type { TransactionSettlement } from '../../../../interop/actions/getTransactionSettlement'
import { hasReached } from '../../../../interop/actions/hasReached'
import { InteropRootMismatchError } from '../../../../interop/errors/message'
import type { StepState } from '../../../shared/components/Stepper'
import type { Latency } from '../latency/learnLatency'
import { isRewardFor } from '../reward/isRewardFor'
import type { Mint } from '../reward/mintQuery'

/** The chain that a step happened on, by its role in the journey. */
type StepChain = 'source' | 'settlementLayer' | 'destination'

/** A step of a message's journey, as it is shown. */
export type JourneyStep = {
  label: string
  state: StepState
  /** What is known of it beside its time, such as the number of its batch. */
  detail?: string | undefined
  at?: Date | undefined
  transaction?: { chain: StepChain; hash: Hash } | undefined
  /** When it will be done if this message takes as long as others lately. */
  expectedAt?: Date | undefined
}

/** A journey, as far as it is known. */
export type JourneyFacts = {
  hash: Hash
  sentAt?: Date | undefined
  status?: MessageStatus | undefined
  rootImport?: RootImport | null | undefined
  /** How the account that the deposit rewards came by its reward, be it for this one or another; absent for other messages. */
  reward?: { mint: Mint | undefined; settlement: TransactionSettlement | undefined } | undefined
  /** How long the messages of its chain take. */
  latency?: Latency | undefined
}

type StepFacts = Pick<JourneyStep, 'detail' | 'at' | 'transaction'>

/** Lists the steps of a message's journey, from sent to ready or, for a deposit, to settled, with what is known of each. */
export function journeySteps({
  hash,
  sentAt,
  status,
  rootImport,
  reward,
  latency = {},
}: JourneyFacts): JourneyStep[] {
  const stage = status?.stage ?? 'sent'
  const settlement = status && 'settlement' in status ? status.settlement : undefined
  const proof = status && 'proof' in status ? status.proof : null
  const expectedAfter = (duration: number | undefined) =>
    sentAt && duration !== undefined ? new Date(sentAt.getTime() + duration) : undefined

  const steps: {
    label: string
    isDone: boolean
    facts?: StepFacts
    expectedAt?: Date | undefined
  }[] = [
    {
      label: 'Sent',
      isDone: isSent(status),
      facts: { at: sentAt, transaction: { chain: 'source', hash } },
    },
    {
      label: 'Batched',
      isDone: hasReached(stage, 'batched'),
      facts: {
        detail: status && 'batchNumber' in status ? `batch ${status.batchNumber}` : undefined,
      },
      expectedAt: expectedAfter(latency.committed),
    },
    {
      label: 'Committed',
      isDone: hasReached(stage, 'committed'),
      facts: onSettlementLayer(settlement?.committedAt, settlement?.commitTxHash),
      expectedAt: expectedAfter(latency.committed),
    },
    {
      label: 'Proven',
      isDone: hasReached(stage, 'proven'),
      facts: onSettlementLayer(settlement?.provenAt, settlement?.proveTxHash),
      expectedAt: expectedAfter(latency.proven),
    },
    {
      label: 'Executed',
      isDone: hasReached(stage, 'executed'),
      facts: {
        detail: proof ? `settlement block ${proof.settlementLayer.blockNumber}` : undefined,
        ...onSettlementLayer(settlement?.executedAt, settlement?.executeTxHash),
      },
      expectedAt: expectedAfter(latency.executed),
    },
    {
      label: 'Root imported',
      isDone: hasReached(stage, 'rootImported'),
      facts: {
        at: rootImport?.importedAt,
        transaction: rootImport
          ? { chain: 'destination', hash: rootImport.transactionHash }
          : undefined,
      },
      expectedAt: expectedAfter(latency.rootImported),
    },
    {
      label: 'Ready',
      isDone: hasReached(stage, 'verifiable'),
      facts: { at: rootImport?.importedAt },
      expectedAt: expectedAfter(latency.rootImported),
    },
  ]

  if (reward) {
    const mint = reward.mint && isRewardFor(reward.mint, proof) ? reward.mint : undefined
    const mintSettlement =
      mint && reward.settlement?.stage === 'executed' ? reward.settlement.settlement : undefined
    steps.push(
      {
        label: 'Minted',
        isDone: mint !== undefined,
        facts: {
          at: mint?.at,
          transaction: mint && { chain: 'destination', hash: mint.transactionHash },
        },
      },
      {
        label: 'Settled',
        isDone: mintSettlement !== undefined,
        facts: onSettlementLayer(mintSettlement?.executedAt, mintSettlement?.executeTxHash),
      },
    )
  }

  const next = steps.findIndex(({ isDone }) => !isDone)
  // A message that failed goes no further, and one that is not needed for the reward any more is not minted.
  const isRewardedElsewhere = reward?.mint && !isRewardFor(reward.mint, proof)
  const hasNext = stage !== 'failed' && !(isRewardedElsewhere && steps[next]?.label === 'Minted')
  return steps.map(({ label, isDone, facts, expectedAt }, index) => {
    if (isDone) return { label, state: 'done', ...facts }
    return hasNext && index === next
      ? { label, state: 'current', ...(expectedAt && { expectedAt }) }
      : { label, state: 'ahead' }
  })
}

function isSent(status: MessageStatus | undefined): boolean {
  if (status?.stage === 'failed') return status.error instanceof InteropRootMismatchError
  return status?.stage !== 'unknown' && status?.stage !== 'pending'
}

function onSettlementLayer(
  at: Date | null | undefined,
  hash: Hash | null | undefined,
): Pick<JourneyStep, 'at' | 'transaction'> {
  return {
    at: at ?? undefined,
    transaction: hash ? { chain: 'settlementLayer', hash } : undefined,
  }
}
