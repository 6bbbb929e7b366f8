import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Client } from 'viem'
import type { MessageStatus } from '../actions/getMessageStatus'
import type { MessageId } from './MessageId'
import { type ProofProblem, proofProblemOf } from './proofProblem'
import type { QueryParameters } from './QueryParameters'
import { messageStatusQuery } from './query/messageStatusQuery'
import { publishedRootQuery } from './query/publishedRootQuery'
import { rebuiltProofQuery } from './query/rebuiltProofQuery'
import { useLasting } from './useLasting'

/** How long a node may take to return a proof, and to correct a wrong one, as after a reorg. */
const patienceMs = { missing: 10_000, wrong: 2_000 }

/** The status of a message, and where its proof comes from. */
export type MessageStatusResult = {
  query: UseQueryResult<MessageStatus>
  /** What is wrong with the proof that the node returns, if anything. */
  problem: ProofProblem | undefined
  /** Whether the proof was built from public data instead. */
  isRebuilt: boolean
  /** Why the proof cannot be built from public data. */
  rebuildError: Error | null
}

/**
 * The status of a message, updated until it is final. If the node does not return the proof for too long, or returns a
 * wrong one, the proof is built from public data.
 *
 * @param destination - The chain that verifies the message; without it, the proof is the last stage.
 * @param settlementLayer - Its public data; without it, no proof is built.
 */
export function useClientMessageStatus(
  source: Client,
  {
    settlementLayer,
    query: { enabled = true, ...options } = {},
    ...id
  }: MessageId & {
    settlementLayer?: Client | undefined
    destination?: Client | undefined
    query?: QueryParameters | undefined
  },
): MessageStatusResult {
  const served = useQuery({ ...messageStatusQuery(source, id), ...options, enabled })
  const { data: status, error } = served
  const { data: isPublished } = useQuery(
    publishedRootQuery(settlementLayer, status?.stage === 'executed' ? status.proof : null),
  )
  const seeming = proofProblemOf({ status, error, isPublished })
  const isOverdue = useLasting(seeming !== undefined, patienceMs[seeming ?? 'missing'])
  const { data: proof, error: rebuildError } = useQuery({
    ...rebuiltProofQuery(source, { ...id, settlementLayer }),
    enabled: enabled && isOverdue && settlementLayer !== undefined,
  })
  const rebuilt = useQuery({
    ...messageStatusQuery(source, { ...id, proof: proof ?? undefined }),
    enabled: enabled && isOverdue && proof != null,
  })
  // The proof from public data is right: the destination has a wrong root.
  const problem = rebuilt.data?.stage === 'failed' ? undefined : seeming
  const isRebuilt = problem !== undefined && proof != null && rebuilt.data !== undefined
  return { query: isRebuilt ? rebuilt : served, problem, isRebuilt, rebuildError }
}
