import { useQuery } from '@tanstack/react-query'
import type { Client } from 'viem'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { useLasting } from '../lib/useLasting'
import type { MessageId } from './MessageId'
import { messageStatusQuery } from './messageStatusQuery'
import { isWithoutProof } from './missingProof'
import { rebuiltProofQuery } from './rebuiltProofQuery'

/** How long a node may take to return a proof. */
const patienceMs = 10_000

/**
 * The status of a message, updated until it is final. If the node does not return the proof for too long, or returns a
 * wrong one, the proof is built from public data.
 *
 * @param destination - The chain that verifies the message; without it, the proof is the last stage.
 */
export function useMessageStatus(
  source: Client,
  { settlementLayer, ...id }: MessageId & { settlementLayer: Client; destination?: Client },
) {
  const served = useQuery(messageStatusQuery(source, id))
  const isMissing = isWithoutProof(served.data) || served.error instanceof InvalidRpcResponseError
  const isOverdue = useLasting(isMissing, patienceMs)
  const { data: proof } = useQuery({
    ...rebuiltProofQuery(source, { ...id, settlementLayer }),
    enabled: isOverdue,
  })
  const rebuilt = useQuery({
    ...messageStatusQuery(source, { ...id, proof: proof ?? undefined }),
    enabled: isOverdue && proof != null,
  })
  const isRebuilt = isMissing && proof != null && rebuilt.data !== undefined
  return { query: isRebuilt ? rebuilt : served, isRebuilt }
}
