import { useQuery } from '@tanstack/react-query'
import type { Client } from 'viem'
import { useLasting } from '../lib/useLasting'
import type { MessageId } from './MessageId'
import { messageStatusQuery } from './messageStatusQuery'
import { proofProblemOf } from './proofProblem'
import { publishedRootQuery } from './publishedRootQuery'
import { rebuiltProofQuery } from './rebuiltProofQuery'

/** How long a node may take to return a proof, and to correct a wrong one, as after a reorg. */
const patienceMs = { missing: 10_000, wrong: 2_000 }

/**
 * The status of a message, updated until it is final. If the node does not return the proof for too long, or returns a
 * wrong one, the proof is built from public data.
 *
 * @param destination - The chain that verifies the message; without it, the proof is the last stage.
 * @param inBackground - Whether it is also updated while the tab is hidden.
 */
export function useMessageStatus(
  source: Client,
  {
    settlementLayer,
    inBackground = false,
    ...id
  }: MessageId & { settlementLayer: Client; destination?: Client; inBackground?: boolean },
) {
  const served = useQuery({
    ...messageStatusQuery(source, id),
    refetchIntervalInBackground: inBackground,
  })
  const { data: status, error } = served
  const { data: isPublished } = useQuery(
    publishedRootQuery(settlementLayer, status?.stage === 'executed' ? status.proof : null),
  )
  const seeming = proofProblemOf({ status, error, isPublished })
  const isOverdue = useLasting(seeming !== undefined, patienceMs[seeming ?? 'missing'])
  const { data: proof, error: rebuildError } = useQuery({
    ...rebuiltProofQuery(source, { ...id, settlementLayer }),
    enabled: isOverdue,
  })
  const rebuilt = useQuery({
    ...messageStatusQuery(source, { ...id, proof: proof ?? undefined }),
    enabled: isOverdue && proof != null,
  })
  // The proof from public data is right: the destination has a wrong root.
  const problem = rebuilt.data?.stage === 'failed' ? undefined : seeming
  const isRebuilt = problem !== undefined && proof != null && rebuilt.data !== undefined
  return {
    query: isRebuilt ? rebuilt : served,
    isRebuilt,
    problem,
    /** Why the proof cannot be built from public data. */
    rebuildError,
  }
}
