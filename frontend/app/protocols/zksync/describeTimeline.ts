import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { ProofProblem } from '../../../../interop/react/proofProblem'
import {
  describeProofProblem,
  describeRebuiltProof,
} from '../../../shared/message/describeProofProblem'
import { t } from '../../i18n/messages'

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
  const messages = t().zksync.status
  if (rewarded?.isForThis) return rewarded.isSettled ? messages.settled : messages.minted
  if (rewarded) return messages.rewardedFor(rewarded.chainName ?? messages.anotherChain)
  if (problem && !isRebuilt) return describeProofProblem(problem)
  if (!status) return messages.loading
  const text = messages[status.stage]
  return problem ? `${text} ${describeRebuiltProof(problem)}` : text
}
