import type { Hash } from 'viem'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { explainProof, type ProofExplanation } from '../../../interop/proof/explainProof'
import type { ProofLevelName } from '../../../interop/proof/walkProof'
import type { MessageInclusion } from '../../../interop/types'
import { tamperElement } from './tamperElement'

export type InspectedProof = ProofExplanation & {
  /** The proof, including the elements that were tampered with. */
  inclusion: MessageInclusion
  /** Whether it leads to the root of another block or chain than the original proof. */
  leadsElsewhere: boolean
}

/**
 * Recomputes a proof, whose elements may have been tampered with, and compares each level with its expected value.
 *
 * @param published - Values of levels from other sources. Other levels are compared with the original proof.
 * @param tampered - Indices of the elements to tamper with.
 */
export function inspectProof(
  proof: MessageProof,
  {
    published,
    tampered,
  }: { published: Partial<Record<ProofLevelName, Hash>>; tampered: ReadonlySet<number> },
): InspectedProof {
  const original = Object.fromEntries(
    explainProof(proof).levels.map(({ name, value }) => [name, value]),
  )
  const inclusion = {
    ...proof,
    proof: proof.proof.map((element, index) =>
      tampered.has(index) ? tamperElement(element) : element,
    ),
  }
  const explanation = explainProof(inclusion, { ...original, ...published })
  const { computed } = explanation
  const { chainId, blockNumber } = proof.settlementLayer
  return {
    ...explanation,
    inclusion,
    leadsElsewhere:
      computed !== null && (computed.chainId !== chainId || computed.blockNumber !== blockNumber),
  }
}
