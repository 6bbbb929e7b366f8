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
  /** Whether the value equals the expected one; null if none was given. */
  matches: boolean | null
}

export type ProofExplanation = {
  /** The levels from the leaf to the root, as far as the proof can be decoded. */
  levels: ExplainedLevel[]
  /** The root that the proof leads to; null if the proof is malformed. */
  computed: ComputedRoot | null
  /** The lowest level whose value differs from the expected one. */
  failedAt: ProofLevelName | null
  /** Why the proof is malformed; null if it is not. */
  error: ProofRevertedError | null
}

/**
 * Recomputes a proof level by level, and compares each level with its expected value.
 *
 * @param expected - Values from another source, such as the events of MessageRoot on the settlement layer.
 */
export function explainProof(
  inclusion: Inclusion,
  expected: Partial<Record<ProofLevelName, Hash>> = {},
): ProofExplanation {
  const levels: ExplainedLevel[] = []
  let computed: ComputedRoot | null = null
  let error: ProofRevertedError | null = null
  try {
    const walk = walkProof(inclusion)
    let step = walk.next()
    for (; !step.done; step = walk.next()) {
      const expectedValue = expected[step.value.name]?.toLowerCase()
      levels.push({
        ...step.value,
        matches: expectedValue === undefined ? null : expectedValue === step.value.value,
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
