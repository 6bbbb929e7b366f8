import type { Hash } from 'viem'
import { ProofRevertedError } from '../errors/proof'
import {
  type ComputedRoot,
  type Inclusion,
  type ProofLevel,
  type ProofLevelName,
  walkProof,
} from './walkProof'

export type ExplainedLevel = ProofLevel & {
  /** Whether the value is the known one; null where none was given to compare with. */
  matches: boolean | null
}

export type ProofExplanation = {
  /** As far as the proof can be read: from the leaf up to, at best, the root. */
  levels: ExplainedLevel[]
  /** Where the proof leads; null when it cannot be read to its end. */
  computed: ComputedRoot | null
  /** The lowest level whose value is not the known one. */
  failedAt: ProofLevelName | null
  /** Why the proof cannot be read to its end. */
  error: ProofRevertedError | null
}

/**
 * Recomputes a proof level by level, compares it with what is known of the levels, and says where it breaks.
 *
 * @param known - Values from elsewhere, such as the events of the settlement layer's MessageRoot.
 */
export function explainProof(
  inclusion: Inclusion,
  known: Partial<Record<ProofLevelName, Hash>> = {},
): ProofExplanation {
  const levels: ExplainedLevel[] = []
  let computed: ComputedRoot | null = null
  let error: ProofRevertedError | null = null
  try {
    const walk = walkProof(inclusion)
    let step = walk.next()
    for (; !step.done; step = walk.next()) {
      const expected = known[step.value.name]?.toLowerCase()
      levels.push({
        ...step.value,
        matches: expected === undefined ? null : expected === step.value.value,
      })
    }
    computed = step.value
  } catch (thrown) {
    if (!(thrown instanceof ProofRevertedError)) throw thrown
    error = thrown
  }
  const failedAt = levels.find((level) => level.matches === false)?.name ?? null
  return { levels, computed, failedAt, error }
}
