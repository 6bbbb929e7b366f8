import type { MessageStatus } from '../../../interop/actions/getMessageStatus'
import { InteropRootMismatchError } from '../../../interop/errors/message'
import { ProofRevertedError } from '../../../interop/errors/proof'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'

/** What is wrong with how the node of a chain proves a message. */
export type ProofProblem = 'missing' | 'wrong'

/**
 * What is wrong with the proof that a node returns of a message, if anything.
 *
 * @param isPublished - Whether the settlement layer has published the root that the proof leads to, as far as is known.
 */
export function proofProblemOf({
  status,
  error,
  isPublished = true,
}: {
  status: MessageStatus | undefined
  error: Error | null
  isPublished?: boolean | undefined
}): ProofProblem | undefined {
  if (error instanceof InvalidRpcResponseError || error instanceof ProofRevertedError)
    return 'wrong'
  if (status?.stage === 'failed')
    return status.error instanceof InteropRootMismatchError ? 'wrong' : undefined
  if (status?.stage !== 'executed') return undefined
  if (status.proof === null) return 'missing'
  return isPublished ? undefined : 'wrong'
}

const verbs: Record<ProofProblem, string> = {
  missing: 'does not return the proof',
  wrong: 'returns a wrong proof',
}

/** Where the proof of a message comes from, if not from its node. */
export const describeRebuiltProof = (problem: ProofProblem) =>
  `The node ${verbs[problem]}, so it was built from public data of the settlement layer.`

/** What the proof of a message is waiting for. */
export const describeProofProblem = (problem: ProofProblem) =>
  problem === 'missing'
    ? 'Executed. Waiting for the node to return the proof.'
    : 'Executed. The proof that the node returns is not accepted, so it is built from public data of the settlement layer.'
