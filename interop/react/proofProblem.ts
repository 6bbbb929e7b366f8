import type { MessageStatus } from '../actions/getMessageStatus'
import { InteropRootMismatchError } from '../errors/message'
import { ProofRevertedError } from '../errors/proof'
import { InvalidRpcResponseError } from '../errors/rpc'

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
