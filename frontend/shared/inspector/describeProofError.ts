import { inspector } from '../i18n/inspectorMessages'
import type { InspectedProof } from './inspectProof'

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
  const messages = inspector()
  const texts = messages.proof
  const changes = tamperedCount === 0 ? [] : [texts.changed(tamperedCount)]
  const describe = (problem: string) => [texts.invalid, ...changes, problem].join(' ')
  if (failedAt) return describe(texts.failsAt(messages.levels[failedAt].name))
  if (error) return describe(texts.undecodable)
  if (leadsElsewhere)
    return describe(texts.leadsTo(String(computed?.blockNumber), String(computed?.chainId)))
  return tamperedCount === 0 ? null : [texts.stillValid, ...changes].join(' ')
}
