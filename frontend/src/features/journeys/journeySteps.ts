import type { Hash } from 'viem'
import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import { hasReached } from '../../../../interop/actions/hasReached'
import type { Mint } from '../reward/mintQuery'
import type { Deposit } from './depositQuery'

type StepState = 'done' | 'current' | 'ahead'

/** The chain that a step happened on, by its role in the journey. */
type StepChain = 'source' | 'settlementLayer' | 'destination'

/** A step of a deposit's journey, as it is shown. */
export type JourneyStep = {
  label: string
  state: StepState
  /** What is known of it beside its time, such as the number of its batch. */
  detail?: string | undefined
  at?: Date | undefined
  transaction?: { chain: StepChain; hash: Hash } | undefined
}

type Facts = Omit<JourneyStep, 'label' | 'state'>

/**
 * Lists the steps of a deposit's journey from sent to minted, with what is known of each.
 *
 * @param status - Undefined as long as it is not known.
 * @param mint - How the depositor was rewarded, be it for this deposit or for another one.
 */
export function journeySteps({
  sourceChainId,
  deposit,
  status,
  mint,
}: {
  sourceChainId: number
  deposit: Deposit
  status: MessageStatus | undefined
  mint: Mint | undefined
}): JourneyStep[] {
  const stage = status?.stage ?? 'sent'
  const ownMint = mint?.sourceChainId === sourceChainId ? mint : undefined
  const settlement = status && 'settlement' in status ? status.settlement : undefined
  const proof = status && 'proof' in status ? status.proof : null
  const settled = (at: Date | null | undefined, hash: Hash | null | undefined): Facts => ({
    at: at ?? undefined,
    transaction: hash ? { chain: 'settlementLayer', hash } : undefined,
  })

  const steps: { label: string; isDone: boolean; facts?: Facts }[] = [
    {
      label: 'Sent',
      isDone: stage !== 'unknown' && stage !== 'pending',
      facts: {
        at: deposit.sentAt,
        transaction: { chain: 'source', hash: deposit.transactionHash },
      },
    },
    {
      label: 'Batched',
      isDone: hasReached(stage, 'batched'),
      facts: {
        detail: status && 'batchNumber' in status ? `batch ${status.batchNumber}` : undefined,
      },
    },
    {
      label: 'Committed',
      isDone: hasReached(stage, 'committed'),
      facts: settled(settlement?.committedAt, settlement?.commitTxHash),
    },
    {
      label: 'Proven',
      isDone: hasReached(stage, 'proven'),
      facts: settled(settlement?.provenAt, settlement?.proveTxHash),
    },
    {
      label: 'Executed',
      isDone: hasReached(stage, 'executed'),
      facts: settled(settlement?.executedAt, settlement?.executeTxHash),
    },
    {
      label: 'Root imported',
      isDone: hasReached(stage, 'rootImported'),
      facts: {
        detail: proof ? `of block ${proof.settlementLayer.blockNumber}` : undefined,
      },
    },
    { label: 'Verifiable', isDone: hasReached(stage, 'verifiable') },
    {
      label: 'Minted',
      isDone: ownMint !== undefined,
      ...(ownMint && {
        facts: {
          at: ownMint.mintedAt,
          transaction: { chain: 'destination', hash: ownMint.transactionHash },
        },
      }),
    },
  ]

  const next = steps.findIndex(({ isDone }) => !isDone)
  // A message that failed goes no further, and one that is not needed for the reward any more is not minted.
  const hasNext = stage !== 'failed' && !(mint && next === steps.length - 1)
  return steps.map(({ label, isDone, facts }, index) => {
    if (isDone) return { label, state: 'done', ...facts }
    return { label, state: hasNext && index === next ? 'current' : 'ahead' }
  })
}
