import type { Hash } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { explainProof, type ProofExplanation } from '../../../interop/proof/explainProof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import type { MessageInclusion } from '../../../interop/types'
import { breakWord } from './breakWord'

export type InspectedProof = ProofExplanation & {
  /** The proof with the words that were broken. */
  inclusion: MessageInclusion
  /** Whether it leads to the root of another block or chain than the proof as the node gave it. */
  leadsElsewhere: boolean
}

/**
 * Recomputes a proof, some of whose words may have been broken, and compares each level with what is known of it.
 *
 * @param published - What others published of the levels. Where nobody did, the proof as the node gave it is the measure.
 * @param broken - Indices of the words that were broken.
 */
export function inspectProof(
  proof: MessageProof,
  {
    published,
    broken,
  }: { published: Partial<Record<ProofLevelName, Hash>>; broken: ReadonlySet<number> },
): InspectedProof {
  const given = Object.fromEntries(
    explainProof(proof).levels.map(({ name, value }) => [name, value]),
  )
  const inclusion = {
    ...proof,
    proof: proof.proof.map((word, index) => (broken.has(index) ? breakWord(word) : word)),
  }
  const explanation = explainProof(inclusion, { ...given, ...published })
  const { computed } = explanation
  const { chainId, blockNumber } = proof.settlementLayer
  return {
    ...explanation,
    inclusion,
    leadsElsewhere:
      computed !== null && (computed.chainId !== chainId || computed.blockNumber !== blockNumber),
  }
}
