import type { InspectedProof } from './inspectProof'
import { levelTexts } from './levelTexts'

/**
 * Says whether a proof holds together, and if not, at which level it fails.
 *
 * @param brokenWords - How many of its words were broken on purpose.
 * @returns Null for a proof without fault.
 */
export function describeFault(
  { failedAt, error, leadsElsewhere, computed }: InspectedProof,
  brokenWords: number,
): string | null {
  const broken =
    brokenWords === 0
      ? ''
      : brokenWords === 1
        ? ' One word is broken.'
        : ` ${brokenWords} words are broken.`
  if (failedAt)
    return `This proof does not hold.${broken} It fails at the level "${levelTexts[failedAt].name}", and with it at all above.`
  if (error) return `This proof does not hold.${broken} It cannot be read to its end.`
  if (leadsElsewhere)
    return `This proof does not hold.${broken} It leads to block ${computed?.blockNumber} of chain ${computed?.chainId}, which has no such root.`
  return broken === '' ? null : `This proof still holds.${broken}`
}
