import type { InspectedProof } from './inspectProof'
import { levelTexts } from './levelTexts'

/**
 * Describes whether a proof is valid, and if not, at which level verification fails.
 *
 * @param tamperedCount - Number of elements that were tampered with.
 * @returns Null for a valid, unmodified proof.
 */
export function describeProofError(
  { failedAt, error, leadsElsewhere, computed }: InspectedProof,
  tamperedCount: number,
): string | null {
  const changes =
    tamperedCount === 0
      ? ''
      : tamperedCount === 1
        ? ' 1 element was changed.'
        : ` ${tamperedCount} elements were changed.`
  if (failedAt)
    return `Invalid proof.${changes} It fails at the level "${levelTexts[failedAt].name}" and all levels above.`
  if (error) return `Invalid proof.${changes} It cannot be decoded.`
  if (leadsElsewhere)
    return `Invalid proof.${changes} It leads to block ${computed?.blockNumber} of chain ${computed?.chainId}, which has no such root.`
  return changes === '' ? null : `The proof is still valid.${changes}`
}
