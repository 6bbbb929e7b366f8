import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { MessageStage } from '../../../../interop/messageStages'
import {
  describeProofProblem,
  describeRebuiltProof,
  type ProofProblem,
} from '../../../shared/message/proofProblem'

/**
 * Describes the status of a message in a sentence, which is announced when it changes.
 *
 * @param problem - What is wrong with the proof that the node returns, if anything.
 * @param isRebuilt - Whether the proof was built from public data instead.
 * @param rewarded - The reward of the deposit's beneficiary, if minted: whether it was for this deposit or one on another
 * chain, and whether it is settled.
 */
export function describeTimeline({
  status,
  problem,
  isRebuilt = false,
  rewarded,
}: {
  status: MessageStatus | undefined
  problem?: ProofProblem | undefined
  isRebuilt?: boolean
  rewarded?: { isForThis: boolean; chainName: string | undefined; isSettled: boolean } | undefined
}): string {
  if (rewarded?.isForThis)
    return rewarded.isSettled
      ? 'Minted and settled. The reward is final.'
      : 'Minted. The reward becomes final when its batch is executed.'
  if (rewarded)
    return `Each address is rewarded once. This address was rewarded for its deposit on ${rewarded.chainName ?? 'another chain'}.`
  if (problem && !isRebuilt) return describeProofProblem(problem)
  if (!status) return 'Loading status…'
  const text = describeStage(status.stage)
  return problem ? `${text} ${describeRebuiltProof(problem)}` : text
}

function describeStage(stage: MessageStage): string {
  switch (stage) {
    case 'unknown':
      return 'Transaction not found. A reorg may have dropped it.'
    case 'pending':
      return 'Pending. Waiting for a block.'
    case 'sent':
      return 'Sent. Waiting to be included in a batch.'
    case 'batched':
      return 'In a batch. Waiting to be committed.'
    case 'committed':
      return 'Committed. Waiting to be proven.'
    case 'proven':
      return 'Proven. Waiting to be executed.'
    case 'executed':
      return 'Executed. Waiting for the rewards chain to import the root.'
    case 'rootImported':
      return 'Root imported. Waiting for the verifier to accept the proof.'
    case 'verifiable':
      return 'Ready: the rewards chain accepts the proof.'
    case 'failed':
      return 'Failed. The message cannot be delivered.'
  }
}
